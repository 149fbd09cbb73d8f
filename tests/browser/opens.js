// A click on a number shows the words of its evidence beside it; Escape puts them away; without evidence there is no number.
const links = [...document.querySelectorAll('main .cite a')];
if (!links.length) return document.querySelector('#evidence') ? 'no number is a link' : 'ok';
const dead = links.find((link) => !document.querySelector(link.hash));
if (dead) return `${dead.hash} is nowhere`;
const link = links.find((one) => one.hash.startsWith('#e')) || links[0];
link.click();
const open = document.querySelector('.aside');
if (!open) return 'nothing opens';
if (open.textContent !== document.querySelector(link.hash + ' .text').textContent) return 'it shows something else';
const box = open.getBoundingClientRect();
if (box.left < 0 || box.right > document.documentElement.clientWidth) return 'it opens outside the window';
dispatchEvent(new KeyboardEvent('keydown', { key: 'Escape' }));
return document.querySelector('.aside') ? 'Escape does not close it' : 'ok';
