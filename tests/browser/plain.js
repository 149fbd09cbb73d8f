// Without scripts no header is a button, every number's link leads to its sentence, and nothing is hidden but what a reader
// may unfold, what a picture says to those who do not see it, and the picture that is for another width.
if (document.querySelector('th button')) return 'the script ran';
for (const link of document.querySelectorAll('.cite a')) if (!document.querySelector(link.hash)) return `${link.hash} is nowhere`;
for (const one of document.querySelectorAll('main *, #evidence li')) {
if (one.closest('svg') || one.closest('details') || one.matches('.desk, .phone')) continue;
if (one.getClientRects().length === 0 && one.textContent) return `${one.tagName} is hidden`;
}
return 'ok';
