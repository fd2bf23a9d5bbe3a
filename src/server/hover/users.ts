import type { Element } from '../../model/element.ts';
import type { ModelIndex } from '../../model/index-model.ts';
import { callerOf } from '../../rules/analysis/own-calls.ts';
import { nameList } from './names.ts';

/** Who uses an element, and whom it uses, in lines of Markdown: callers, readers, publishers, those whose policy it is. */
export function userLines({ id, kind }: Element, index: ModelIndex): string[] {
    const line = (title: string, ids: readonly string[], nobody?: string) =>
        ids.length > 0 ? [`**${title}**: ${nameList(ids, index)}`] : nobody === undefined ? [] : [nobody];
    switch (kind) {
        case 'service':
        case 'monolith':
        case 'gateway':
        case 'bff':
        case 'router':
        case 'external':
            return [
                ...line('Called by', index.callsTo(id).map(callerOf), 'Nobody calls it.'),
                ...line(
                    'Calls',
                    index.callsFrom(id).map(({ target }) => target),
                ),
            ];
        case 'query':
        case 'command':
            return [
                ...line('Called by', index.callsToOperation(id).map(callerOf), 'No call names it.'),
                ...line(
                    'Calls',
                    index.callsIn(id).map((call) => call.targetOperation ?? call.target),
                ),
            ];
        case 'client':
            return line(
                'Calls',
                index.callsFrom(id).map((call) => call.targetOperation ?? call.target),
            );
        case 'store':
        case 'cache':
            return accessLines(id, index, line);
        case 'event':
            return [
                ...line('Published by', index.publicationsOf(id).map(callerOfMessage), 'Nobody publishes it.'),
                ...line(
                    'Received by',
                    index.subscriptionsOf(id).map(({ source }) => source),
                    'Nobody receives it.',
                ),
            ];
        case 'topic':
        case 'queue':
            return [
                ...line('Written by', index.publicationsTo(id).map(callerOfMessage), 'Nobody writes to it.'),
                ...line(
                    'Read by',
                    index.subscriptionsTo(id).map(({ source }) => source),
                    'Nobody reads from it.',
                ),
            ];
        case 'policy':
            return line('Used by', policyUsers(id, index), 'Nobody uses it.');
        default:
            return [];
    }
}

function accessLines(
    id: string,
    index: ModelIndex,
    line: (title: string, ids: readonly string[], nobody?: string) => string[],
): string[] {
    const by = (mode: 'read' | 'write') =>
        index
            .accessesTo(id)
            .filter((access) => access.mode === mode)
            .map(({ source }) => source);
    return index.accessesTo(id).length === 0
        ? ['Nobody uses it.']
        : [...line('Read by', by('read')), ...line('Written by', by('write'))];
}

/** Callers whose calls name a policy, and policies that build on it. */
function policyUsers(id: string, index: ModelIndex): string[] {
    return [...index.callsWith(id).map(callerOf), ...index.heirsOf(id).map((policy) => policy.id)];
}

function callerOfMessage({ source, sourceOperation }: { readonly source: string; readonly sourceOperation?: string }) {
    return sourceOperation ?? source;
}
