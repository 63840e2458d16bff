interface Graph {
    getModuleInfo(id: string): { readonly isEntry: boolean; readonly importers: readonly string[] } | null;
}

/** All that the page's own script begins with comes in one file: each file more is another way to the server and back. */
export function firstChunk(id: string, graph: Graph): string | null {
    return isOfFirst(id, graph, new Set()) ? 'index' : null;
}

/** Whether the module is imported, by others or itself, from an entry; what is fetched later is none of it. */
function isOfFirst(id: string, graph: Graph, seen: Set<string>): boolean {
    if (seen.has(id)) return false;
    seen.add(id);
    const module = graph.getModuleInfo(id);
    return module !== null && (module.isEntry || module.importers.some((one) => isOfFirst(one, graph, seen)));
}
