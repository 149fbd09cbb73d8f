// The page is no wider than the window, and no element but a table's own frame sticks out.
const page = document.documentElement;
if (page.scrollWidth > page.clientWidth) return `${page.scrollWidth} pixels of ${page.clientWidth}`;
for (const one of document.querySelectorAll('main > *, #evidence *, nav *')) {
const box = one.getBoundingClientRect();
if (box.right > page.clientWidth + 1 && !one.closest('.wide')) return `${one.tagName} ${one.className} ends at ${box.right}`;
}
return 'ok';
