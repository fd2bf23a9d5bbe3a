import { DocumentState, EmptyFileSystemProvider, type FileSystemProvider, OperationCancelled, URI } from 'langium';
import { describe, expect, it } from 'vitest';
import { CancellationTokenSource } from 'vscode-jsonrpc';
import { createFirebreakServices } from '../../../language/services.ts';

/** A project in an editor: files are written one after the other, and each keeps the problems it was last given. */
function project() {
    const texts = new Map<string, string>();
    const files: FileSystemProvider = Object.assign(new EmptyFileSystemProvider(), {
        readFile: async (uri: URI) => texts.get(uri.toString()) ?? '',
    });
    const { shared } = createFirebreakServices({ fileSystemProvider: () => files });
    const { DocumentBuilder, LangiumDocuments } = shared.workspace;
    const uriOf = (name: string) => URI.parse(`file:///project/${name}.fbk`);
    return {
        builder: DocumentBuilder,
        uri: uriOf,
        async write(name: string, text: string): Promise<void> {
            texts.set(uriOf(name).toString(), text);
            await LangiumDocuments.getOrCreateDocument(uriOf(name));
            await DocumentBuilder.update([uriOf(name)], []);
        },
        async remove(name: string): Promise<void> {
            texts.delete(uriOf(name).toString());
            await DocumentBuilder.update([], [uriOf(name)]);
        },
        problems: (name: string) =>
            (LangiumDocuments.getDocument(uriOf(name))?.diagnostics ?? []).map(({ code }) => String(code)),
        /** Where what problems speak of stands: file and line, from 0. */
        related: (name: string) =>
            (LangiumDocuments.getDocument(uriOf(name))?.diagnostics ?? [])
                .flatMap(({ relatedInformation = [] }) => relatedInformation)
                .map(({ location: { uri, range } }) => `${uri.split('/').at(-1)}:${range.start.line}`),
    };
}

describe('FirebreakDocumentBuilder', () => {
    it('links again what a new name makes ambiguous', async () => {
        const { write, remove, problems } = project();
        await write('a', 'context A { service orders { } }');
        await write('c', 'service c { calls orders }');
        expect(problems('c')).toEqual([]);
        await write('b', 'context B { service orders { } }');
        expect(problems('c')).toEqual(['link/ambiguous']);
        await remove('b');
        expect(problems('c')).toEqual([]);
    });

    it('checks again the names that another text declares too', async () => {
        const { write, remove, problems } = project();
        await write('b', 'team T');
        await write('a', 'team T');
        expect([problems('a'), problems('b')]).toEqual([[], ['check/duplicate-name']]);
        await write('a', 'team U');
        expect([problems('a'), problems('b')]).toEqual([[], []]);
        await write('a', 'team T');
        await remove('a');
        expect(problems('b')).toEqual([]);
    });

    it('follows a name that is declared twice when the text of the first moves it', async () => {
        const { write, related } = project();
        await write('b', 'team T');
        await write('a', 'team T');
        expect(related('b')).toEqual(['a.fbk:0']);
        await write('a', '// Those who pay\n\nteam T');
        expect(related('b')).toEqual(['a.fbk:2']);
        await write('a', 'context C { } team T');
        expect(related('b')).toEqual(['a.fbk:0']);
    });

    it('checks again the handlers of events that somebody begins or ceases to publish', async () => {
        const { write, problems } = project();
        await write('event', 'event Paid');
        await write('handler', 'service s { on Paid { } }');
        expect(problems('handler')).toEqual(['check/unpublished-event']);
        await write('publisher', 'service t { publishes Paid }');
        expect(problems('handler')).toEqual([]);
        await write('publisher', 'service t { }');
        expect(problems('handler')).toEqual(['check/unpublished-event']);
    });

    it('checks again the policies of a circle that is closed or opened elsewhere', async () => {
        const { write, problems } = project();
        await write('a', 'policy a with b');
        await write('b', 'policy b with c');
        await write('c', 'policy c');
        expect(problems('a')).toEqual([]);
        await write('c', 'policy c with a');
        expect(problems('a')).toEqual(['check/cycle']);
        await write('c', 'policy c');
        expect(problems('a')).toEqual([]);
    });

    it('checks again who publishes an event whose context is declared or deleted elsewhere', async () => {
        const { write, remove, problems } = project();
        await write('event', 'extend A { event E }');
        await write('publisher', 'service s { publishes E }');
        expect(problems('publisher')).toEqual([]);
        await write('context', 'context A');
        expect(problems('publisher')).toEqual(['check/foreign-event']);
        await remove('context');
        expect(problems('publisher')).toEqual([]);
    });

    it('checks again telemetry that goes to a backend which is declared later', async () => {
        const { write, problems } = project();
        await write('a', 'service s { telemetry { metrics red to OurMetrics } }');
        expect(problems('a')).toEqual(['check/unknown-backend']);
        await write('b', 'observability { metrics OurMetrics }');
        expect(problems('a')).toEqual([]);
    });

    it('leaves alone what a change does not concern', async () => {
        const { write, problems } = project();
        await write('a', 'service a { replicas 0 }');
        await write('b', 'service b { }');
        await write('b', 'service b { replicas 3 }');
        expect(problems('a')).toEqual(['check/impossible-value']);
    });

    it('wakes up who begins to wait while it tells that a phase is over', async () => {
        const { write, builder } = project();
        await write('a', 'team T');
        const waits: Promise<void>[] = [];
        builder.onBuildPhase(DocumentState.IndexedReferences, () => {
            waits.push(builder.waitUntil(DocumentState.IndexedReferences));
        });
        await write('a', 'team U');
        expect(waits).toHaveLength(1);
        await expect(Promise.all(waits)).resolves.toBeDefined();
    });

    it('wakes up who waits while there is nothing to build', async () => {
        const { write, builder } = project();
        await write('a', 'team T');
        const update = builder.update([], []);
        const wait = builder.waitUntil(DocumentState.Validated);
        await update;
        await expect(wait).resolves.toBeUndefined();
    });

    it('stops waiting when it is told to', async () => {
        const { write, builder } = project();
        await write('a', 'team T');
        const update = builder.update([], []);
        const source = new CancellationTokenSource();
        const wait = builder.waitUntil(DocumentState.Validated, source.token);
        source.cancel();
        await expect(wait).rejects.toBe(OperationCancelled);
        await update;
    });

    it('tells of a document that is checked just as the build is broken off', async () => {
        const { write, builder, uri } = project();
        await write('a', 'team T');
        const source = new CancellationTokenSource();
        const told: string[] = [];
        builder.onDocumentPhase(DocumentState.Validated, () => source.cancel());
        builder.onDocumentPhase(DocumentState.Validated, (document) => void told.push(document.uri.path));
        await builder.update([uri('a')], [], source.token);
        expect(told).toEqual(['/project/a.fbk']);
    });

    it('tells that a build is over which had nothing to do', async () => {
        const { write, remove, builder } = project();
        await write('a', 'team T');
        const counts: number[] = [];
        builder.onBuildPhase(DocumentState.Validated, (documents) => void counts.push(documents.length));
        await remove('a');
        expect(counts).toEqual([0]);
    });

    it('lets nobody wait for a document that is deleted', async () => {
        const { write, builder, uri } = project();
        await write('a', 'team T');
        const source = new CancellationTokenSource();
        source.cancel();
        await expect(builder.update([uri('a')], [], source.token)).rejects.toBe(OperationCancelled);
        const wait = builder.waitUntil(DocumentState.Validated, uri('a'));
        const stopped = expect(wait).rejects.toBe(OperationCancelled);
        await builder.update([], [uri('a')]);
        await stopped;
    });
});
