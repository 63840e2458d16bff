interface Module {
    readonly isEntry: boolean;
    readonly importers: readonly string[];
    readonly dynamicImporters: readonly string[];
}

interface Graph {
    getModuleInfo(id: string): Module | null;
}

/** What is fetched first after the page's own script. */
const later = ['second-half', 'LibrarySide'] as const;

/**
 * All that the page's own script begins with comes in one file, and then all that each of the first later parts begins with: each file
 * more is another way to the server and back.
 */
export const chunks = [
    {
        name: (id: string, graph: Graph) => (isReachedFrom(isScript, id, graph) ? 'index' : null),
        priority: later.length,
    },
    ...later.map((name, i) => ({
        name: (id: string, graph: Graph) => (isReachedFrom((at) => nameOf(at) === name, id, graph) ? name : null),
        priority: later.length - 1 - i,
    })),
];

/**
 * Of a worker: what both its script and parts that it fetches later begin with comes in a file of its own. Else these would import it from the worker's
 * script, which WebKit then runs a second time.
 */
export const workerChunks = [
    {
        name(id: string, graph: Graph): string | null {
            const isShared = isReachedFrom(isScript, id, graph) && isReachedFrom(isFetchedLater, id, graph);
            return isShared && graph.getModuleInfo(id)?.isEntry === false ? 'shared' : null;
        },
    },
];

const isScript: IsBeginning = (_, { isEntry }) => isEntry;
const isFetchedLater: IsBeginning = (_, { dynamicImporters }) => dynamicImporters.length > 0;

type IsBeginning = (id: string, module: Module) => boolean;

/** Whether the module is imported, by others or itself, from a beginning; what that fetches later is none of it. */
function isReachedFrom(isBeginning: IsBeginning, id: string, graph: Graph, seen = new Set<string>()): boolean {
    if (seen.has(id)) return false;
    seen.add(id);
    const module = graph.getModuleInfo(id);
    if (!module) return false;
    return isBeginning(id, module) || module.importers.some((one) => isReachedFrom(isBeginning, one, graph, seen));
}

const nameOf = (id: string): string => id.replace(/^.*\//, '').replace(/\.(ts|svelte)$/, '');
