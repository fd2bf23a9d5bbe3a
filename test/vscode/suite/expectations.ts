/** Milliseconds between two looks. */
const INTERVAL = 50;
/** Milliseconds after which what should come counts as not coming. */
const PATIENCE = 15_000;

/**
 * Compares plain data.
 *
 * @throws Error that shows both
 */
export function expectEqual(actual: unknown, expected: unknown): void {
    const [found, wanted] = [show(actual), show(expected)];
    if (found !== wanted) {
        throw new Error(`expected ${wanted}\n   found ${found}`);
    }
}

/** Looks again and again until `look` gives what is expected, since the editor works in its own time. */
export async function expectSoon(look: () => unknown, expected: unknown): Promise<void> {
    const wanted = show(expected);
    const deadline = Date.now() + PATIENCE;
    let found = look();
    while (show(found) !== wanted && Date.now() < deadline) {
        await new Promise((resolve) => setTimeout(resolve, INTERVAL));
        found = look();
    }
    expectEqual(found, expected);
}

function show(value: unknown): string {
    return value === undefined ? 'nothing' : JSON.stringify(value, undefined, 1);
}
