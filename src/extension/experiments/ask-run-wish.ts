import { window } from 'vscode';
import type { RunWish } from './run-experiments.ts';

/** Asks how an experiment shall be run; nothing if the person does not want it any more. */
export async function askRunWish(): Promise<RunWish | undefined> {
    const seed = await askNumber('Seed: where all random draws come from', '1', 0, 2 ** 32 - 1);
    if (seed === undefined) {
        return undefined;
    }
    const replications = await askNumber('Replications: independent runs', '10', 1, 1000);
    return replications === undefined ? undefined : { seed, replications };
}

async function askNumber(prompt: string, value: string, least: number, most: number): Promise<number | undefined> {
    const text = await window.showInputBox({
        title: 'Run experiment with…',
        prompt,
        value,
        validateInput(typed) {
            const isWithin = /^\d{1,10}$/.test(typed) && Number(typed) >= least && Number(typed) <= most;
            return isWithin ? undefined : `A whole number from ${least} to ${most}.`;
        },
    });
    return text === undefined ? undefined : Number(text);
}
