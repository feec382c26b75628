// All faults of a page as sentences. A function, handed to the browser as it stands.
(smallest, unbroken) => {
  const all = (selector) => [...document.querySelectorAll(selector)];
  const seen = (node) => node.getClientRects().length > 0;
  const wordless = (node) => !node.textContent.trim();

  function* cut() {
    const over = document.documentElement.scrollWidth - innerWidth;
    if (over > 0) yield `the page is ${over} px too wide`;
    for (const n of all("main *, header *").filter(seen))
      if (n.scrollWidth > n.clientWidth + 1 && getComputedStyle(n).display !== "inline")
        yield `cut: ${n.outerHTML}`;
  }

  function* broken() {
    const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    while (texts.nextNode()) {
      for (const { 0: word, index } of texts.currentNode.data.matchAll(/[^\s\-–]+/g)) {
        const range = document.createRange();
        range.setStart(texts.currentNode, index);
        range.setEnd(texts.currentNode, index + word.length);
        const lines = new Set([...range.getClientRects()].map((box) => Math.round(box.top)));
        if ([...word].length <= unbroken && lines.size > 1) yield `broken in two: ${word}`;
      }
    }
  }

  function* small() {
    for (const n of all("a[href], button, .choice, summary, [type=text], [type=tel]").filter(seen)) {
      const { width, height } = n.getBoundingClientRect();
      // A link inside a sentence is as high as its line.
      const least = getComputedStyle(n).display === "inline" ? smallest / 2 : smallest;
      if (height < least || width < least) yield `too small: ${n.outerHTML}`;
    }
  }

  function* loud() {
    if (all("button.main").filter(seen).length > 1) yield "two things ask loudly";
    if (all("h1").filter(seen).length !== 1) yield "not one heading";
  }

  function* unheard() {
    const ids = all("[id]").map((n) => n.id);
    if (new Set(ids).size < ids.length) yield "an id twice";
    if (!document.documentElement.lang || !document.title) yield "no language or no title";
    for (const n of all("a[href], button, summary").filter(seen).filter(wordless)) yield `no words: ${n.outerHTML}`;
    for (const n of all("input:not([type=hidden])"))
      if (!n.labels.length || wordless(n.labels[0])) yield `no label: ${n.outerHTML}`;
    for (const n of all("[type=radio]"))
      if (!n.closest("fieldset")?.querySelector("legend")) yield "a choice without its question";
    for (const n of all("[aria-describedby]"))
      for (const id of n.getAttribute("aria-describedby").split(" "))
        if (!document.getElementById(id)) yield `nothing describes it: ${id}`;
    for (const n of all("svg:not([aria-hidden]), img:not([alt])")) yield `nameless: ${n.outerHTML}`;
  }

  function* pale() {
    for (const n of all("body *").filter(seen)) {
      if (![...n.childNodes].some((child) => child.nodeType === 3 && !wordless(child))) continue;
      const style = getComputedStyle(n);
      const [a, b] = [light(style.color), light(ground(n))].sort((x, y) => y - x);
      const size = parseFloat(style.fontSize);
      const large = size >= 24 || (size >= 18.66 && Number(style.fontWeight) >= 700);
      const ratio = (a + 0.05) / (b + 0.05);
      if (ratio < (large ? 3 : 4.5)) yield `contrast ${ratio.toFixed(1)}: ${n.textContent.trim()}`;
    }
  }

  function ground(node) {
    for (let n = node; n; n = n.parentElement) {
      const colour = getComputedStyle(n).backgroundColor;
      if (!/, 0\)$/.test(colour)) return colour;
    }
    return "rgb(255, 255, 255)";
  }

  /** Relative luminance of `rgb(…)`, WCAG 2.2. */
  function light(colour) {
    const [r, g, b] = colour.match(/[\d.]+/g).map((text) => {
      const part = Number(text) / 255;
      return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
    });
    return 0.2126 * r + 0.7152 * g + 0.0722 * b;
  }

  return [cut, broken, small, loud, unheard, pale].flatMap((faults) => [...faults()]);
}
