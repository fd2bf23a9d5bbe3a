import { describe, expect, it } from 'vitest';
import { FileChangeType } from 'vscode-languageserver-protocol';
import { concernsModel } from '../../../src/extension/watched-files.ts';

const FOLDERS = ['file:///w', 'file:///home/.models/w'];

describe('the changes on disk that the server hears of', () => {
    it.each<[string, FileChangeType]>([
        ['file:///w/shop.fbk', FileChangeType.Changed],
        ['file:///w/deep/firebreak.json', FileChangeType.Changed],
        ['file:///w/known-findings.json', FileChangeType.Changed],
        ['vscode-vfs://github/o/r/shop.fbk', FileChangeType.Created],
        // The folder that is open may be a hidden one itself.
        ['file:///home/.models/w/shop.fbk', FileChangeType.Changed],
        // May be folders of models.
        ['file:///w/models.v2', FileChangeType.Deleted],
        ['file:///w/models', FileChangeType.Created],
    ])('hold %s (%i)', (uri, type) => {
        expect(concernsModel({ uri, type }, FOLDERS)).toBe(true);
    });

    it.each<[string, FileChangeType]>([
        ['file:///w/main.ts', FileChangeType.Changed],
        ['file:///w/pnpm-lock.yaml', FileChangeType.Changed],
        ['file:///w/node_modules/a/b.fbk', FileChangeType.Created],
        ['file:///w/.git/index.lock', FileChangeType.Deleted],
        ['file:///home/.models/w/.git/index.lock', FileChangeType.Deleted],
    ])('do not hold %s (%i)', (uri, type) => {
        expect(concernsModel({ uri, type }, FOLDERS)).toBe(false);
    });
});
