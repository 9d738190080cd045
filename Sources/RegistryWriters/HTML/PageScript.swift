/// Filters and sorts the lists of a page. It asks nothing of anybody and stores nothing.
enum PageScript {
  static let text = """

    "use strict";
    (() => {
      const plain = text => text.normalize("NFD").replace(/\\p{M}/gu, "").toLowerCase();
      const grouped = number => number.toLocaleString("en");
      const value = text => {
        const number = parseFloat(text.replace(/,/g, ""));
        // What never happened is longest ago; what is not known comes first.
        return Number.isNaN(number) ? (text === "never" ? Infinity : -Infinity) : number;
      };

      function addFilter(box, table) {
        const input = box.querySelector("input");
        const status = box.querySelector("[role=status]");
        const rows = Array.from(table.tBodies[0].rows);
        let texts = null;
        let waiting = 0;
        function apply() {
          texts = texts || rows.map(row => plain(Array.from(row.cells, cell => cell.textContent).join(" ")));
          const words = plain(input.value).split(/\\s+/).filter(Boolean);
          let shown = 0;
          rows.forEach((row, index) => {
            const isShown = words.every(word => texts[index].includes(word));
            if (row.hidden === isShown) row.hidden = !isShown;
            if (isShown) shown += 1;
          });
          box.classList.toggle("is-used", words.length > 0);
          status.textContent = `Showing ${grouped(shown)} of ${grouped(rows.length)} rows`
            + (words.length > 0 ? `, those with: ${input.value.trim()}` : "");
        }
        input.addEventListener("input", () => {
          clearTimeout(waiting);
          waiting = setTimeout(apply, 150);
        });
        box.hidden = false;
        status.textContent = `Showing ${grouped(rows.length)} of ${grouped(rows.length)} rows`;
      }

      function addSorting(table) {
        const body = table.tBodies[0];
        const headers = Array.from(table.tHead.rows[0].cells);
        headers.forEach((header, column) => {
          const isNumber = header.classList.contains("number");
          const button = document.createElement("button");
          button.type = "button";
          button.textContent = header.textContent;
          // Browsers leave buttons out where a header is repeated on paper.
          const title = document.createElement("span");
          title.className = "for-paper";
          title.textContent = header.textContent;
          header.replaceChildren(button, title);
          button.addEventListener("click", () => {
            const first = isNumber ? "descending" : "ascending";
            const last = isNumber ? "ascending" : "descending";
            const order = header.getAttribute("aria-sort") === first ? last : first;
            headers.forEach(other => other.removeAttribute("aria-sort"));
            header.setAttribute("aria-sort", order);
            const sign = order === "ascending" ? 1 : -1;
            const keyed = Array.from(body.rows, row => {
              const text = row.cells[column].textContent;
              return { row, key: isNumber ? value(text) : text };
            });
            const compare = isNumber
              ? (left, right) => (left.key < right.key ? -1 : left.key > right.key ? 1 : 0)
              : (left, right) => left.key.localeCompare(right.key, undefined, { numeric: true });
            keyed.sort((left, right) => sign * compare(left, right));
            body.append(...keyed.map(entry => entry.row));
          });
        });
      }

      // Lets a style that is no table's keep the meaning of one.
      function label(table) {
        const titles = Array.from(table.tHead.rows[0].cells, cell => cell.textContent);
        table.setAttribute("role", "table");
        for (const part of [table.tHead, table.tBodies[0]]) part.setAttribute("role", "rowgroup");
        for (const row of table.rows) {
          row.setAttribute("role", "row");
          Array.from(row.cells).forEach((cell, column) => {
            const isHeader = cell.tagName === "TH";
            cell.setAttribute("role", !isHeader ? "cell" : cell.scope === "col" ? "columnheader" : "rowheader");
            if (!isHeader) cell.dataset.label = titles[column];
          });
        }
        table.classList.add("stacks");
        // Rows far off the screen are laid out when they come near.
        table.classList.toggle("long", table.rows.length > 300);
      }

      for (const box of document.querySelectorAll(".filter")) {
        const table = document.getElementById(box.dataset.table);
        label(table);
        addFilter(box, table);
        addSorting(table);
      }

      // Only what can be scrolled needs a stop of the keyboard.
      const scrolls = Array.from(document.querySelectorAll(".scroll"));
      function updateStops() {
        for (const scroll of scrolls) {
          if (scroll.scrollWidth > scroll.clientWidth) scroll.tabIndex = 0;
          else scroll.removeAttribute("tabindex");
        }
      }
      updateStops();
      addEventListener("resize", updateStops);
      document.addEventListener("toggle", updateStops, true);
      addEventListener("beforeprint", () => {
        for (const details of document.querySelectorAll("details")) details.open = true;
      });
    })();

    """
}
