((glue, wasm) => {
  const outer = [];
  const visit = async (node, islands) => {
    const tag = node.localName;
    if (tag === "leptos-island") {
      const start = islands[node.dataset.component];
      outer.at(-1)?.();
      if (start) await start(node);
    }
    if (tag === "leptos-children") outer.push(node.$$on_hydrate);
    for (const child of [...node.children]) await visit(child, islands);
    if (tag === "leptos-children") outer.pop();
  };
  const load = async () => {
    const islands = await import(glue);
    await islands.default({ module_or_path: wasm });
    islands.hydrate();
    await visit(document.body, islands);
  };
  if ("requestIdleCallback" in window) requestIdleCallback(load, { timeout: 2000 });
  else setTimeout(load);
})
