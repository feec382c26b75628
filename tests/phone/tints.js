// What axe finds of the colours of a page's texts, and what is new among these. A function, handed
// to the browser as it stands; `known` is what pages before had, which axe has judged there.
async (known, options) => {
  const told = new Map();

  /** All that the colours of a node may come from: its own, and those that lie behind it. */
  function behind(node) {
    if (!node) return "";
    if (!told.has(node)) {
      const { color, backgroundColor, backgroundImage, opacity, filter } = getComputedStyle(node);
      const own = [color, backgroundColor, backgroundImage, opacity, filter].join(" ");
      told.set(node, `${own} < ${behind(node.parentElement)}`);
    }
    return told.get(node);
  }

  function tint(node) {
    const { display, fontSize, fontWeight, textDecoration, textShadow } = getComputedStyle(node);
    const own = [node.tagName, display, fontSize, fontWeight, textDecoration, textShadow];
    return `${own.join(" ")}: ${behind(node)}`;
  }

  const text = (child) => child.nodeType === Node.TEXT_NODE && child.data.trim();
  const written = [...document.querySelectorAll("body *")]
    .filter((node) => node.getClientRects().length)
    .filter((node) => node.matches("input, select, textarea") || [...node.childNodes].some(text));
  const seen = new Set(known);
  const fresh = written.filter((node) => !seen.has(tint(node)) && seen.add(tint(node)));
  if (!fresh.length) return [[], []];
  const { violations } = await axe.run({ include: fresh }, options);
  const faults = violations.flatMap(({ id, help, nodes }) =>
    nodes.map(({ html }) => `${id}: ${help}: ${html}`));
  return [faults, fresh.map(tint)];
}
