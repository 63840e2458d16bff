/** What browsers have and Node has not: localStorage and sessionStorage, as far as they are used. */
export class MemoryStorage extends Map<string, string> {
    get length(): number {
        return this.size;
    }
    key(index: number): string | null {
        return [...this.keys()][index] ?? null;
    }
    getItem(name: string): string | null {
        return this.get(name) ?? null;
    }
    setItem(name: string, value: string): void {
        this.set(name, value);
    }
    removeItem(name: string): void {
        this.delete(name);
    }
}

function refuse(): never {
    throw new DOMException('blocked', 'SecurityError');
}

/** One that the listener's settings block. */
export const blockedStorage = { getItem: refuse, setItem: refuse, removeItem: refuse };
