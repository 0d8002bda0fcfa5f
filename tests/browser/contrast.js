// What axe finds of contrast, looking at one text of each look: contrast is what it
// takes longest for, and most cells of a table look alike.
async (options) => {
  const styles = ["color", "backgroundColor", "backgroundImage", "opacity", "filter",
    "mixBlendMode", "fontSize", "fontWeight", "textShadow", "webkitTextStroke"];
  const looks = new Map();
  for (const each of document.querySelectorAll("*")) {
    const own = getComputedStyle(each);
    // What is drawn or placed may lie upon anything.
    const isApart = each instanceof SVGElement || each.matches(":disabled")
      || ["absolute", "fixed"].includes(own.position);
    const inside = looks.get(each.parentElement)?.inside ?? new Map();
    const look = [isApart && looks.size, ...styles.map((style) => own[style])].join();
    if (!inside.has(look)) inside.set(look, {inside: new Map(), texts: []});
    looks.set(each, inside.get(look));
    if (each.checkVisibility({visibilityProperty: true}) && isText(each))
      looks.get(each).texts.push(each);
  }

  const all = [...new Set(looks.values())].filter(({texts}) => texts.length);
  const {violations, passes} = await run(all.map(({texts}) => texts[0]));
  // Some it cannot tell, such as what is scrolled out of sight: then all of that look.
  const told = new Set([...violations, ...passes].flatMap(({nodes}) => nodes)
    .map(({element}) => looks.get(element)));
  const rest = all.filter((look) => look.texts.length > 1 && !told.has(look));
  if (!rest.length) return violations;
  return [...violations, ...(await run(rest.flatMap(({texts}) => texts))).violations];

  // axe has no answer for a single sign.
  function isText(each) {
    const own = [...each.childNodes].filter(({nodeType}) => nodeType === Node.TEXT_NODE);
    return each.matches("input, select, textarea")
      || own.map(({data}) => data.trim()).join("").length > 1;
  }

  function run(include) {
    return axe.run({include}, {...options, elementRef: true,
      resultTypes: ["violations", "passes"]});
  }
}
