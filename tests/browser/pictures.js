// One picture of each chart is shown; no two of its texts meet and none is cut off, by the browser's own measure; its marks
// lead to evidence, which opens beside them.
for (const figure of document.querySelectorAll('figure')) {
const shown = [...figure.querySelectorAll('svg')].filter((svg) => svg.getClientRects().length);
if (shown.length !== 1) return `${shown.length} pictures are shown of ${figure.className}`;
const frame = shown[0].getBoundingClientRect(), boxes = [];
for (const text of shown[0].querySelectorAll('text')) {
const box = text.getBoundingClientRect();
if (box.left < frame.left - 1 || box.right > frame.right + 1 || box.bottom > frame.bottom + 1) return `${text.textContent} is cut off`;
const met = boxes.find(([other]) => box.left < other.right - 1 && other.left < box.right - 1 && box.top < other.bottom - 3 && other.top < box.bottom - 3);
if (met) return `${text.textContent} meets ${met[1]} in ${figure.className}`;
if (parseFloat(getComputedStyle(text).fontSize) * frame.width / shown[0].viewBox.baseVal.width < 10) return `${text.textContent} is too small to read`;
boxes.push([box, text.textContent]);
}
if (!shown[0].querySelector('title') || !shown[0].querySelector('desc') || !figure.querySelector('table')) return 'it says nothing to those who do not see it';
const link = shown[0].querySelector('a');
if (!link) continue;
link.dispatchEvent(new MouseEvent('click', { bubbles: true, cancelable: true }));
if (!document.querySelector('.aside')) return `no evidence opens in ${figure.className}`;
dispatchEvent(new KeyboardEvent('keydown', { key: 'Escape' }));
}
return 'ok';
