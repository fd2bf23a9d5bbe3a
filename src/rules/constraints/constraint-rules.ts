import { z } from 'zod';
import { allElements } from '../../model/architecture.ts';
import type { Call } from '../../model/call.ts';
import type { Constraint, ConstraintStatement, Selector } from '../../model/constraint.ts';
import type { Element } from '../../model/element.ts';
import { callHops, isRouter } from '../../model/graphs/call-hops.ts';
import type { ModelIndex } from '../../model/index-model.ts';
import type { Source } from '../../model/source.ts';
import { listed } from '../../model/wording.ts';
import { type NameOf, naming } from '../analysis/naming.ts';
import { calleeOf, callerOf } from '../analysis/own-calls.ts';
import { defineRule, type Report, type Rule, type RuleContext, type SharedCause } from '../rule.ts';
import { type Answer, callHas, elementHas } from './demands.ts';
import { type Interaction, interactionsByObject } from './interactions.ts';
import { selectables } from './selectables.ts';
import { isSelected, type Selectable, selectable, selectorText } from './selection.ts';

/** The users' own rules, one for each `constraint` of the model, named `constraint/<name>`; see `constraint.md`. */
export function constraintRules(index: ModelIndex): readonly Rule[] {
    return index.model.constraints.map((constraint) =>
        defineRule({
            id: `constraint/${constraint.name}`,
            category: 'organisation',
            severity: constraint.severity ?? 'warning',
            summary: constraint.title ?? `The system's own constraint ${constraint.name}`,
            fixable: false,
            sources: [],
            options: z.object({}),
            *check(context) {
                for (const statement of constraint.statements) {
                    yield* judge({ ...context, nameOf: context.derive(naming), constraint }, statement);
                }
            },
        }),
    );
}

interface Scene extends RuleContext {
    readonly nameOf: NameOf;
    readonly constraint: Constraint;
}

type Permission = Extract<ConstraintStatement, { readonly says: 'may-not' | 'only-may' }>;
type Demand = Extract<ConstraintStatement, { readonly says: 'every-has' }>;
type CallDemand = Extract<Demand['subject'], { readonly by: 'calls' }>;

function* judge(scene: Scene, statement: ConstraintStatement): Generator<Report> {
    if (statement.says !== 'every-has') {
        yield* inBounds(scene, statement, [...forbidden(scene, statement)]);
    } else if (statement.subject.by === 'calls') {
        yield* inBounds(scene, statement, [...incompleteCalls(scene, statement, statement.subject)]);
    } else {
        yield* incompleteElements(scene, statement);
    }
}

function* forbidden(scene: Scene, statement: Permission): Generator<Report> {
    const { index, derive } = scene;
    const { says, subject, object } = statement;
    const doneWith = derive(interactionsByObject);
    for (const verb of statement.verbs) {
        for (const interaction of doneWith(verb, object)) {
            if (isSelected(index, subject, interaction.subject) === (says === 'may-not')) {
                yield breach(scene, interaction, statement);
            }
        }
    }
}

function breach(scene: Scene, interaction: Interaction, statement: Permission): Report {
    const { relation, verb, objectId } = interaction;
    const actor = relation.sourceOperation ?? relation.source;
    const does = `\`${scene.nameOf(actor)}\` ${VERB_FORMS[verb]} \`${scene.nameOf(objectId)}\``;
    return {
        ...told(scene, `${does}, but ${permissionText(statement, scene.nameOf)}`, statement.source),
        source: relation.location,
        element: actor,
        relations: [relation.id],
        decisive: [permissionText(statement, asWritten), relation.id, objectId],
    };
}

function permissionText({ says, subject, verbs, object }: Permission, nameOf: NameOf): string {
    const [only, rule] = says === 'may-not' ? ['', 'may not'] : ['only ', 'may'];
    return `${only}${selectorText(subject, nameOf)} ${rule} ${verbs.join(' or ')} ${selectorText(object, nameOf)}`;
}

/** Ids tell statements apart whatever else the model comes to name alike. */
function asWritten(id: string): string {
    return id;
}

const VERB_FORMS: Readonly<Record<Interaction['verb'], string>> = {
    call: 'calls',
    read: 'reads',
    write: 'writes',
    publish: 'publishes',
    consume: 'consumes',
};

/** The constraint's title is the reason; its statement stands beside. */
function told(
    { constraint, nameOf }: Scene,
    message: string,
    source: Source,
): Pick<Report, 'severity' | 'message' | 'related'> {
    const { title, id, name, severity = 'warning' } = constraint;
    return {
        severity,
        message: title === undefined ? `${message} (constraint \`${name}\`).` : `${message}: ${title}.`,
        related: [{ message: `constraint \`${nameOf(id)}\` says so`, source, element: id }],
    };
}

function* incompleteCalls(scene: Scene, statement: Demand, subject: CallDemand): Generator<Report> {
    const { index, derive, nameOf } = scene;
    const selected = subject.to
        ? derive(callsByEnd)(subject.to).filter(
              (call) => !subject.from || isSelected(index, subject.from, startOf(index, call)),
          )
        : subject.from
          ? derive(callsByStart)(subject.from)
          : derive(callsOfServices);
    const has = (call: Call, property: string) => callHas(scene, call, property);
    yield* impossible(scene, statement, selected, has);
    for (const call of selected) {
        const missing = statement.properties.filter((property) => has(call, property) === false);
        if (missing.length > 0) {
            const does = `\`${nameOf(callerOf(call))}\` calls \`${nameOf(calleeOf(call))}\``;
            yield {
                ...told(
                    scene,
                    `${does} without ${listed(missing)}, but ${demandText(statement, nameOf)}`,
                    statement.source,
                ),
                source: call.location,
                element: callerOf(call),
                relations: [call.id],
                decisive: [demandText(statement, asWritten), call.id],
            };
        }
    }
}

/** Clients and routers decide nothing about the calls that pass through them. */
function callsOfServices(index: ModelIndex): readonly Call[] {
    return index.model.calls.filter(({ source }) => index.services.has(source) && !isRouter(index, source));
}

function callsByStart(index: ModelIndex): (from: Selector) => readonly Call[] {
    return selectables(index, callsOfServices(index), (call) => [startOf(index, call)]);
}

/** By what they name and, through routers, by where they end up. */
function callsByEnd(index: ModelIndex): (to: Selector) => readonly Call[] {
    return selectables(index, callsOfServices(index), (call) =>
        (isRouter(index, call.target) ? [call, ...callHops(index, call)] : [call]).map((end) =>
            selectable(index, end.targetOperation, end.target),
        ),
    );
}

function startOf(index: ModelIndex, call: Call): Selectable {
    return selectable(index, call.sourceOperation, call.source);
}

function demandText({ subject, properties }: Demand, nameOf: NameOf): string {
    const what = subject.by === 'calls' ? callText(subject, nameOf) : selectorText(subject, nameOf);
    return `every ${what} has ${listed(properties)}`;
}

function callText({ from, to }: CallDemand, nameOf: NameOf): string {
    return `call${from ? ` from ${selectorText(from, nameOf)}` : ''}${to ? ` to ${selectorText(to, nameOf)}` : ''}`;
}

function* incompleteElements(scene: Scene, statement: Demand): Generator<Report> {
    const { derive, nameOf } = scene;
    const { subject, properties } = statement;
    if (subject.by === 'calls') {
        return;
    }
    const selected = derive(elementsBySelector)(subject);
    const has = (element: (typeof selected)[number], property: string) => elementHas(scene, element, property);
    yield* impossible(scene, statement, selected, has);
    for (const element of selected) {
        const missing = properties.filter((property) => has(element, property) === false);
        if (missing.length > 0) {
            const lacks = `\`${nameOf(element.id)}\` has no ${missing.join(' and no ')}`;
            yield {
                ...told(scene, `${lacks}, but ${demandText(statement, nameOf)}`, statement.source),
                source: element.source,
                element: element.id,
                decisive: [demandText(statement, asWritten)],
            };
        }
    }
}

/** Finds elements by a selector. To be had through `RuleContext.derive`. */
function elementsBySelector(index: ModelIndex): (selector: Selector) => readonly Element[] {
    return selectables(index, [...allElements(index.model)], ({ id }) => [selectable(index, id)]);
}

/** A demand for what none of the selected can have would look kept for ever. */
function* impossible<T>(
    { constraint }: Scene,
    { properties, source }: Demand,
    selected: readonly T[],
    has: (it: T, property: string) => Answer,
): Generator<Report> {
    const pointless = properties.filter((property) => selected.every((it) => has(it, property) === undefined));
    if (selected.length > 0 && pointless.length > 0) {
        yield {
            severity: 'warning',
            message: `Constraint \`${constraint.name}\` asks for ${listed(pointless)}, which nothing that it speaks of can have. Take it out, or speak of something else.`,
            source,
            element: constraint.id,
            decisive: ['impossible', ...pointless],
        };
    }
}

/** Most breaches of one statement that are told one by one; of more, those of each caller are one finding. */
const SINGLE = 200;

/** Where very much is wrong, the breaches of each caller are told together, so that a report stays readable. */
function* inBounds(scene: Scene, { source }: ConstraintStatement, reports: readonly Report[]): Generator<Report> {
    if (reports.length <= SINGLE) {
        yield* reports;
        return;
    }
    for (const report of reports) {
        const caller = scene.index.serviceOf(report.element) ?? report.element;
        const merge: SharedCause['merge'] = ([first, ...others]) => ({
            message: `${first?.message ?? ''} The same holds for ${others.length} more uses by \`${scene.nameOf(caller)}\`.`,
            source: first?.source ?? report.source,
            element: caller,
        });
        const key = JSON.stringify([caller, source.uri, source.extent]);
        yield { ...report, cause: { key, adds: report.message, merge } };
    }
}
