// What axe finds, but that of rows which look alike it sees two: most rows of a long
// table show nothing new, and what axe takes grows with all that is on the page.
async (options) => {
  const STYLES = ["color", "backgroundColor", "backgroundImage", "display", "opacity",
    "filter", "fontSize", "fontWeight", "mixBlendMode", "position", "textShadow"];
  const NAMED = ["class", "hidden", "lang", "role", "style", "type"];
  const IS_ROW = "tr, li, option, svg a";

  const root = {times: 0, inside: new Map()};
  const rows = [];
  showsSomethingNew(document.body, root);
  const places = rows.map(() => document.createComment("row"));
  rows.forEach((row, index) => row.replaceWith(places[index]));
  try {
    return (await axe.run(options)).violations;
  } finally {
    rows.forEach((row, index) => places[index].replaceWith(row));
  }

  // Looks are counted within the looks of what is around them.
  function showsSomethingNew(element, around) {
    const key = look(element);
    if (!around.inside.has(key)) around.inside.set(key, {times: 0, inside: new Map()});
    const own = around.inside.get(key);
    own.times += 1;
    const isNew = [...element.children]
      .map((child) => showsSomethingNew(child, own))
      .reduce((some, one) => some || one, own.times <= 2);
    if (!isNew && element.matches(IS_ROW)) rows.push(element);
    return isNew;
  }

  function look(element) {
    const style = getComputedStyle(element);
    const drawn = ["::before", "::after"]
      .map((part) => getComputedStyle(element, part).content);
    const attributes = [...element.attributes].map(({name, value}) =>
      [name, NAMED.includes(name) ? value : value.trim() !== ""]).sort();
    const hasText = [...element.childNodes].some((node) =>
      node.nodeType === Node.TEXT_NODE && node.data.trim() !== "");
    return [element.tagName, attributes, hasText, drawn,
      ...STYLES.map((name) => style[name])].join();
  }
}
