// Without scripts no header is a button, every number's link leads to its sentence, and nothing is hidden.
if (document.querySelector('th button')) return 'the script ran';
for (const link of document.querySelectorAll('.cite a')) if (!document.querySelector(link.hash)) return `${link.hash} is nowhere`;
for (const one of document.querySelectorAll('main *, #evidence li')) {
if (one.getClientRects().length === 0 && one.textContent) return `${one.tagName} is hidden`;
}
return 'ok';
