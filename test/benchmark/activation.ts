import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import process from 'node:process';
import { repository } from '../../.build/repository.ts';

const RUNS = 10;

/**
 * The extension in a process of its own, with an editor of which every part is there and does nothing. Prints how long
 * its bundle takes to load, and its own part of waking up.
 */
const SCRIPT = `
const Module = require('node:module');
const nothing = () => {
    const part = new Proxy(class {}, {
        get: (it, key) => {
            if (key === 'prototype') return it.prototype;
            if (key === Symbol.toPrimitive) return () => '';
            if (key === Symbol.iterator) return function* () {};
            if (key === 'then') return undefined;
            it.parts ??= new Map();
            if (!it.parts.has(key)) it.parts.set(key, nothing());
            return it.parts.get(key);
        },
        set: () => true,
        apply: () => nothing(),
        construct: (it, args, made) => (made === part ? nothing() : Reflect.construct(class {}, [], made)),
    });
    return part;
};
const editor = nothing();
const load = Module._load;
Module._load = (request, ...rest) => (request === 'vscode' ? editor : load(request, ...rest));
const begun = performance.now();
const extension = require(process.argv[1]);
const loaded = performance.now();
const subscriptions = [];
extension.activate(new Proxy({}, { get: (it, key) => (key === 'subscriptions' ? subscriptions : nothing()) }));
process.stdout.write(JSON.stringify([loaded - begun, performance.now() - loaded]));
process.exit(0);
`;

/** Milliseconds that the built extension takes to be loaded and to wake up, each time in a fresh process. */
export function measureActivation(): { readonly bundle: readonly number[]; readonly activate: readonly number[] } {
    const runs = Array.from({ length: RUNS }, () => {
        const args = ['-e', SCRIPT, join(repository, 'dist/extension/node.cjs')];
        const { stdout, stderr } = spawnSync(process.execPath, args, { encoding: 'utf8' });
        if (stdout === '') {
            throw new Error(`The extension did not wake up: ${stderr.slice(-1000)}`);
        }
        return JSON.parse(stdout) as [number, number];
    });
    return { bundle: runs.map(([load]) => load), activate: runs.map(([, activate]) => activate) };
}
