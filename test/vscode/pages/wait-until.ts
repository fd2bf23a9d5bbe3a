/** Milliseconds between two looks. */
const INTERVAL = 50;
/** Milliseconds after which what should come counts as not coming. */
export const PATIENCE = 15_000;

/**
 * Looks again and again until something holds.
 *
 * @param describe what is there instead, for the error
 * @throws Error when it does not come
 */
export async function waitUntil(
    holds: () => Promise<boolean>,
    describe: () => string | Promise<string>,
): Promise<void> {
    const deadline = Date.now() + PATIENCE;
    while (!(await holds())) {
        if (Date.now() > deadline) {
            throw new Error(`Waited ${PATIENCE / 1000} s: ${await describe()}.`);
        }
        await new Promise((resolve) => setTimeout(resolve, INTERVAL));
    }
}
