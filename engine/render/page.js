// SPDX-License-Identifier: MIT
// What the page gains by a script: evidence where its number stands, and tables that sort. All of it is there without.
"use strict";
(() => {
  let open = null, opener = null;

  const close = () => {
    if (open) open.remove();
    open = opener = null;
  };

  // The evidence of a number, beside it; a second click goes to the appendix.
  const show = (link, event) => {
    const item = document.getElementById(link.getAttribute("href").slice(1));
    if (!item || opener === link) return close();
    event.preventDefault();
    close();
    opener = link;
    open = document.createElement("aside");
    open.className = "aside";
    open.setAttribute("role", "note");
    open.append(...item.querySelector(".text").cloneNode(true).childNodes);
    document.body.append(open);
    const at = link.getBoundingClientRect(), page = document.documentElement.clientWidth;
    const left = Math.max(8, Math.min(at.left, page - open.offsetWidth - 8));
    open.style.left = `${left + scrollX}px`;
    open.style.top = `${at.bottom + scrollY + 6}px`;
  };

  addEventListener("click", (event) => {
    const link = event.target.closest(".cite a, figure a");
    if (link) show(link, event);
    else if (open && !open.contains(event.target)) close();
  });
  addEventListener("keydown", (event) => {
    if (event.key !== "Escape" || !open) return;
    const back = opener;
    close();
    back.focus();
  });
  addEventListener("resize", close);

  // On paper there is nothing to unfold.
  addEventListener("beforeprint", () => document.querySelectorAll("details.data").forEach((one) => { one.open = true; }));

  // Numbers by size, all else by its letters; what is empty stands last; equal rows keep their order.
  const key = (row, column) => {
    const cell = row.cells[column], value = cell.dataset.v ?? cell.textContent.trim();
    return cell.classList.contains("n") && value !== "" ? Number(value) : value;
  };
  const compare = (a, b) => {
    if (a === "" || b === "") return (a === "") - (b === "");
    return typeof a === "number" && typeof b === "number" ? a - b : a < b ? -1 : a > b ? 1 : 0;
  };

  const sort = (head, column, table) => {
    const down = head.getAttribute("aria-sort") === "ascending", body = table.tBodies[0];
    const rows = [...body.rows].map((row) => [key(row, column), row]);
    rows.sort(([a], [b]) => (a === "" || b === "" ? compare(a, b) : down ? compare(b, a) : compare(a, b)));
    for (const other of table.tHead.rows[0].cells) other.removeAttribute("aria-sort");
    head.setAttribute("aria-sort", down ? "descending" : "ascending");
    body.append(...rows.map(([, row]) => row));
  };

  for (const table of document.querySelectorAll("table")) {
    if (table.tBodies[0].rows.length < 2) continue;
    [...table.tHead.rows[0].cells].forEach((head, column) => {
      if (head.classList.contains("e")) return;
      const button = document.createElement("button");
      button.type = "button";
      button.append(...head.childNodes);
      head.append(button);
      button.addEventListener("click", () => sort(head, column, table));
    });
  }
})();
