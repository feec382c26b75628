// Puts a face on the page. Only what differs is touched, so focus, scroll and selection stay.

export function draw(face, root = document) {
  const html = root.documentElement;
  const holder = root.activeElement;
  if (html.dataset.state !== face.state) html.dataset.state = face.state;
  if (root.title !== face.title) root.title = face.title;
  for (const node of root.querySelectorAll("[data-text]")) setText(node, face[node.dataset.text]);
  for (const node of root.querySelectorAll("[data-show]")) setHidden(node, !face[node.dataset.show]);
  for (const node of root.querySelectorAll("[data-value]")) node.value = face[node.dataset.value];
  Object.assign(root.getElementById("desk").dataset, { size: face.desk_size, direction: face.direction });
  mark(html, "data-over", !face.live);
  mark(root.getElementById("place"), "data-far", face.back);
  drawStrip(root.getElementById("strip"), face.strip);
  drawChrome(root, face.state === "called");
  keepFocus(root, holder);
}

/** Sets an attribute that is there or not: old phones cannot toggle one. */
export function mark(node, name, on) {
  if (on) node.setAttribute(name, "");
  else node.removeAttribute(name);
}

export function setText(node, text) {
  if (node.textContent !== text) node.textContent = text;
  setHidden(node, !text);
}

function setHidden(node, hidden) {
  if (node.hidden !== hidden) node.hidden = hidden;
}

function drawStrip(list, cells) {
  setHidden(list, !cells.length);
  while (list.children.length > cells.length) list.lastElementChild.remove();
  cells.forEach((cell, i) => {
    const item = list.children[i] || list.appendChild(newCell(list.ownerDocument));
    if (item.className !== cell.kind) item.className = cell.kind;
    setText(item.firstElementChild, cell.label);
    setText(item.lastElementChild, cell.note);
  });
}

function newCell(root) {
  const item = root.createElement("li");
  item.append(root.createElement("bdi"), root.createElement("span"));
  return item;
}

/** The browser's own bar takes the colour of the call too. */
function drawChrome(root, isCalled) {
  for (const meta of root.querySelectorAll('meta[name="theme-color"]')) {
    const colour = isCalled ? "#FFD54A" : meta.dataset.plain;
    if (meta.content !== colour) meta.content = colour;
  }
}

/** A control that has gone hands its focus to the page, not to nowhere. */
function keepFocus(root, holder) {
  if (!holder || holder === root.body || holder.getClientRects().length) return;
  root.getElementById("place").focus({ preventScroll: true });
}
