// What can be wrong with how a page lies on a phone: each of these returns what is.
(() => {
  const shown = (selector) => [...document.querySelectorAll(selector)].filter((each) =>
    each.checkVisibility() && !each.closest(".unseen"));
  const named = (each) => each.outerHTML.slice(0, 90);

  return {
    small() {
      const targets = shown("button, a, input, select, textarea, label.choice, label.score");
      return targets
        .filter((each) => !each.closest(".choice, .score") || each.matches(".choice, .score"))
        .filter((each) => {
          const box = each.getBoundingClientRect();
          return box.height < 47.5 || box.width < 44;
        })
        .map(named);
    },
    wide() {
      return shown("#shell *, #stop *")
        .filter((each) => !each.closest(".agencies, svg, .typing .kinds, #band"))
        .filter((each) => each.getBoundingClientRect().right > window.innerWidth + 1)
        .map(named);
    },
    // Nothing but the lists may be moved.
    shifted() {
      return [document.scrollingElement, document.body]
        .filter((each) => each.scrollTop > 0 || each.scrollHeight > each.clientHeight + 1)
        .map((each) => each.tagName + " " + each.scrollHeight + " " + each.clientHeight);
    },
    // Either there is room to read between head and dock, or all of it scrolls as one.
    readable() {
      const shell = document.querySelector("#shell");
      if (shell.hidden || document.querySelector("#main").clientHeight >= 90) return true;
      return shell.scrollHeight > shell.clientHeight && getComputedStyle(shell).overflowY === "auto";
    },
    clipped() {
      return shown("button span, button, .tab, label, legend, h2, h3, p")
        .filter((each) => !each.matches(".given, .cut") && getComputedStyle(each).display !== "inline")
        .filter((each) => each.clientWidth > 0 && each.scrollWidth > each.clientWidth + 1)
        .map(named);
    },
  };
})()
