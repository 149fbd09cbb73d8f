// A click on a header puts the rows in its order, a second one turns it round, and no row is lost.
for (const table of document.querySelectorAll('table')) {
const rows = () => [...table.tBodies[0].rows];
const button = table.querySelector('th button');
if (!button) { if (rows().length > 1) return 'no header is a button'; continue; }
const head = button.closest('th'), column = head.cellIndex, before = rows().map((row) => row.textContent).sort().join();
const values = () => rows().map((row) => row.cells[column].textContent).filter((text) => text !== '');
const number = head.classList.contains('n');
const sorted = (list) => list.every((one, i) => !i || (number ? Number(list[i - 1]) <= Number(one) : list[i - 1] <= one));
button.click();
if (head.getAttribute('aria-sort') !== 'ascending' || !sorted(values())) return `${head.textContent} is not sorted`;
button.click();
if (head.getAttribute('aria-sort') !== 'descending' || !sorted(values().reverse())) return `${head.textContent} is not turned`;
if (rows().map((row) => row.textContent).sort().join() !== before) return 'rows were lost';
}
return 'ok';
