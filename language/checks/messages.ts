import type { AstNode, Reference, ValidationAcceptor, ValidationChecks } from 'langium';
import * as ast from '../generated/ast.ts';
import { elementAround, enclosingScope, localName, qualifiedName } from '../scoping/qualified-names.ts';
import type { ProjectFactsProvider } from '../workspace/project-facts.ts';
import { blockOf } from './block-of.ts';
import { type Place, relatedTo, report } from './report.ts';

/** Finds events that are published by the wrong context, or awaited though nobody publishes them. */
export function messageChecks(facts: ProjectFactsProvider): ValidationChecks<ast.FirebreakAstType> {
    return {
        Publication: (publication, accept) => checkForeignEvent(publication, facts, accept),
        Handler: (handler, accept) =>
            checkPublished(handler.event, { node: handler, property: 'event' }, facts, accept),
        Consumption: (it, accept) => checkPublished(it.message, { node: it, property: 'message' }, facts, accept),
        DeadLetter: (statement, accept) => {
            const channel = blockOf(statement)?.node;
            if (channel && statement.channel !== undefined && localName(channel) === statement.channel) {
                const message = 'What cannot be handled would come back here: name another queue for dead letters.';
                report(accept, 'error', 'check/own-dead-letter', message, { node: statement, property: 'channel' });
            }
        },
    };
}

/** An event says what happened in its context; another context cannot know that. Clients stand outside all contexts. */
function checkForeignEvent(
    publication: ast.Publication,
    facts: ProjectFactsProvider,
    accept: ValidationAcceptor,
): void {
    const event = publication.message?.ref;
    // The context of either may be declared in a text that this one does not refer to.
    for (const node of event ? [event, publication] : []) {
        for (const name of enclosingScope(node).split('.')) {
            facts.note(publication, name);
        }
    }
    const home = event && ast.isEvent(event) ? elementAround(event, ast.isContext) : undefined;
    const publisher = elementAround(publication, ast.isComponent);
    const place = publisher && elementAround(publisher, ast.isContext);
    // By name: the event may be one of a text that was parsed again since.
    if (!event || !home || !publisher || (place && qualifiedName(place) === qualifiedName(home))) {
        return;
    }
    report(
        accept,
        'error',
        'check/foreign-event',
        `\`${event.name}\` is an event of ${home.name}, so only a service of ${home.name} publishes it. Declare an event of your own, or call ${home.name}.`,
        { node: publication, property: 'message' },
        { related: [relatedTo('The event is declared here', { node: event as AstNode, property: 'name' as never })] },
    );
}

function checkPublished<N extends AstNode>(
    reference: Reference<ast.Message> | undefined,
    place: Place<N>,
    facts: ProjectFactsProvider,
    accept: ValidationAcceptor,
): void {
    const message = reference?.ref;
    if (!reference || !message) {
        return;
    }
    facts.note(place.node, reference.$refText);
    const { published, fed } = facts.of(place.node);
    const channel = ast.isEvent(message) ? message.channel?.ref : undefined;
    const name = qualifiedName(message) ?? '';
    const way = (channel && qualifiedName(channel)) ?? '';
    if (!published.has(name) && !fed.has(name) && !published.has(way)) {
        const text = `Nobody publishes \`${reference.$refText}\`, so this never happens: add \`publishes\` where it comes from.`;
        report(accept, 'warning', 'check/unpublished-event', text, place);
    }
}
