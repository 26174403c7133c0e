// Narrowing down on the page: the choices beside or above the results, and what is chosen.

import { choicesOf } from "./choices.js";

// `page`: what the page has: its parts, its state and how a choice is taken. `isMine()` says whether the answer is still what was
// asked for last.
export function narrower(page) {
  const { element, text } = window.zhandian.search;
  const { meta, index, show, facets, dropped, isWide, state, choose, input } = page;
  const { choices, chosen } = choicesOf(meta, index, show);
  const body = facets.querySelector("[data-choices]");
  let last = null;
  let deep = false;

  facets.addEventListener("click", function (event) {
    const button = event.target.closest("[data-facet]");
    if (button) {
      const { facet, value, above } = button.dataset;
      // A region that is taken back leaves the one above it.
      choose(facet, state().get(facet) !== value ? value : above || "");
    } else if (event.target.closest("[data-deep]")) {
      deep = true;
      draw.apply(null, last);
    } else if (event.target.closest("summary") === facets.firstElementChild && isWide() && facets.open) {
      // What stands beside the results stays there.
      event.preventDefault();
    }
  });
  dropped.addEventListener("click", function (event) {
    const button = event.target.closest("[data-drop]");
    if (button) {
      choose(button.dataset.drop, "");
      input.focus();
    }
  });

  async function draw(answer, filters, isMine) {
    last = [answer, filters, isMine];
    const marks = await chosen(filters);
    const made = facets.open ? await choices(answer, filters, deep) : document.createDocumentFragment();
    if (!isMine()) {
      return;
    }
    if (facets.open && !deep) {
      const all = element("button", "deeper", text("choices"));
      all.type = "button";
      all.dataset.deep = "";
      made.appendChild(all);
    }
    // Who has just chosen something stands where he stood.
    const held = facets.contains(document.activeElement) ? document.activeElement.dataset : {};
    body.textContent = dropped.textContent = "";
    body.appendChild(made);
    dropped.appendChild(marks);
    const again = held.facet && Array.from(body.querySelectorAll("[data-facet]")).find((one) => one.dataset.facet === held.facet && one.dataset.value === held.value);
    if (again) {
      again.focus({ preventScroll: true });
    }
  }

  return draw;
}
