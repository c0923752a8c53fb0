// The values of a figure below the pointer, and by the keys of a figure that has the focus.
//   figure  the element that holds the figure's <svg>
//   data    what `DrawableChart.readings` writes
//   output  the element that says the values
// Returns a function that takes all of it away again.
function showReadings(figure, data, output) {
  "use strict";
  const panels = data.panels.filter((panel) => panel.curves.some((curve) => curve.x.length));
  const svg = figure.querySelector("svg");
  const usual = panels.length ? "Point at the figure, or give it the focus and press ← → for the values, Esc to leave." : "";
  output.textContent = usual;
  if (!panels.length || !svg) return () => {};
  const NS = "http://www.w3.org/2000/svg";
  const marks = svg.appendChild(document.createElementNS(NS, "g"));
  marks.setAttribute("class", "lrplot-reading");
  marks.setAttribute("aria-hidden", "true");
  let at = null; // { panel, index }: the place in the longest curve of the panel

  const share = (side, value) => side.log
    ? Math.log(value / side.low) / Math.log(side.high / side.low) : (value - side.low) / (side.high - side.low);
  const placeX = (panel, x) => panel.box[0] + panel.box[2] * share(panel.x, x);
  const placeY = (panel, y) => panel.box[1] + panel.box[3] * (1 - share(panel.y, y));
  // At most four digits, and told where that is not the number itself.
  const number = (value) => {
    const short = String(Number(value.toPrecision(4)));
    return (Number(short) === value ? "" : "≈") + short;
  };
  const main = (panel) => panel.curves.reduce((a, b) => (b.x.length > a.x.length ? b : a));
  const nearest = (xs, x) => {
    let low = 0, high = xs.length - 1;
    while (low < high) { const middle = (low + high) >> 1; if (xs[middle] < x) low = middle + 1; else high = middle; }
    return low > 0 && x - xs[low - 1] <= xs[low] - x ? low - 1 : low;
  };

  function clear() {
    marks.replaceChildren();
    output.textContent = usual;
    at = null;
  }

  function draw(kind, values) {
    const element = document.createElementNS(NS, kind);
    for (const [name, value] of Object.entries(values)) element.setAttribute(name, value);
    marks.append(element);
  }

  function show(panel, index) {
    const x = main(panel).x[index];
    at = { panel, index };
    marks.replaceChildren();
    const px = placeX(panel, x);
    draw("line", { x1: px, x2: px, y1: panel.box[1], y2: panel.box[1] + panel.box[3] });
    const words = [];
    // A curve speaks where it has a number within two pixels.
    for (const curve of panel.curves) {
      if (!curve.x.length) continue;
      const place = nearest(curve.x, x);
      if (Math.abs(placeX(panel, curve.x[place]) - px) > 2) continue;
      const py = placeY(panel, curve.y[place]);
      if (py >= panel.box[1] - 1 && py <= panel.box[1] + panel.box[3] + 1) draw("circle", { cx: px, cy: py, r: 3.5 });
      words.push(`${curve.name} ${number(curve.y[place])}`);
    }
    const title = panel.title && panels.length > 1 ? `${panel.title}, ` : "";
    output.textContent = `${title}${panel.unit} ${Number.isInteger(x) ? x.toLocaleString("en") : number(x)}: ${words.join(", ")}`;
  }

  function point(event) {
    const matrix = svg.getScreenCTM();
    if (!matrix) return;
    const place = new DOMPoint(event.clientX, event.clientY).matrixTransform(matrix.inverse());
    const panel = panels.find(({ box }) =>
      place.x >= box[0] - 4 && place.x <= box[0] + box[2] + 4 && place.y >= box[1] - 4 && place.y <= box[1] + box[3] + 4);
    if (!panel) return clear();
    const xs = main(panel).x;
    let best = 0;
    const part = (place.x - panel.box[0]) / panel.box[2];
    const side = panel.x;
    best = nearest(xs, side.log ? side.low * Math.pow(side.high / side.low, part) : side.low + (side.high - side.low) * part);
    show(panel, best);
  }

  function press(event) {
    const panel = at ? at.panel : panels[0];
    const last = main(panel).x.length - 1;
    const index = at ? at.index : 0;
    const tenth = Math.max(1, Math.round(last / 10));
    const to = { ArrowRight: index + (at ? 1 : 0), ArrowLeft: index - 1, PageDown: index + tenth, PageUp: index - tenth, Home: 0, End: last };
    if (event.altKey || event.ctrlKey || event.metaKey) return;
    if (event.key === "Escape") clear();
    else if (event.key in to) show(panel, Math.min(Math.max(to[event.key], 0), last));
    else if ((event.key === "ArrowDown" || event.key === "ArrowUp") && panels.length > 1) {
      const place = panels.indexOf(panel) + (event.key === "ArrowDown" ? 1 : -1);
      const next = panels[(place + panels.length) % panels.length];
      show(next, nearest(main(next).x, main(panel).x[index]));
    } else return;
    event.preventDefault();
  }

  const listeners = [["pointermove", point], ["pointerdown", point], ["pointerleave", clear], ["keydown", press], ["blur", clear]];
  for (const [name, listener] of listeners) figure.addEventListener(name, listener);
  return () => {
    for (const [name, listener] of listeners) figure.removeEventListener(name, listener);
    marks.remove();
    output.textContent = "";
  };
}
