import { describe, expect, it } from 'vitest';
import { readFolder, readTextFile, statFile } from '../../../src/protocol/file-access.ts';
import { parseMessage } from '../../../src/protocol/message.ts';
import { serverStatus } from '../../../src/protocol/server-status.ts';

describe('a message between editor and server', () => {
    it('passes when it has the agreed shape', () => {
        const entries = [{ name: 'shop.fbk', kind: 'file' }];
        expect(parseMessage(readFolder.method, readFolder.result, { entries })).toEqual({ entries });
    });

    it.each([
        ['no address', statFile, {}],
        ['an empty address', statFile, { uri: '' }],
        ['a wrong kind of value', readTextFile, { uri: 7 }],
        ['nothing', readTextFile, undefined],
    ])('is refused with its name when it holds %s', (_, message, value) => {
        expect(() => parseMessage(message.method, message.params, value)).toThrow(
            `Malformed message ${message.method}`,
        );
    });

    it('cannot report half a file', () => {
        const status = { busy: false, files: 1.5, errors: 0, warnings: 0, notes: 0 };
        expect(() => parseMessage(serverStatus.method, serverStatus.params, status)).toThrow('files');
    });
});
