import {
    CHANGE_KINDS,
    type ElementChange,
    type PropertyChange,
    placeOf,
    type RelationChange,
} from '../../model/diff/model-diff.ts';
import type { PolicyChange } from '../../model/diff/policy-changes.ts';
import { type AnyRelation, endsOf } from '../../model/diff/relation-lists.ts';
import type { Element } from '../../model/element.ts';
import type { Source } from '../../model/source.ts';
import { type Finding, SEVERITIES } from '../../rules/finding.ts';
import type { DiffContext, DiffInput } from './diff-input.ts';
import type { ReportContext } from './report-context.ts';

/**
 * Writes the differences for programs. Quantities are in base units and positions count from zero, as in the model;
 * what was not said, or does not stand in a state, is `null`. The order of keys is fixed.
 */
export function diffJson({ titles, diff, findings }: DiffInput, context: DiffContext): string {
    const all = [...diff.elements, ...diff.relations];
    const report = {
        version: 1,
        before: titles[0].replaceAll('`', ''),
        after: titles[1].replaceAll('`', ''),
        summary: {
            ...Object.fromEntries(
                CHANGE_KINDS.map((kind) => [kind, all.filter(({ change }) => change === kind).length]),
            ),
            newFindings: Object.fromEntries(
                SEVERITIES.map((severity) => [
                    severity,
                    findings.fresh.filter((finding) => finding.severity === severity).length,
                ]),
            ),
            goneFindings: findings.gone.length,
            acceptedFindings: findings.accepted.length,
        },
        elements: diff.elements.map((change) => elementJson(change, context)),
        relations: diff.relations.map((change) => relationJson(change, context)),
        findings: {
            new: findings.fresh.map((finding) => ({
                ...findingJson(finding, context.after),
                grown: findings.grown.has(finding),
            })),
            gone: findings.gone.map((finding) => findingJson(finding, context.before)),
            accepted: findings.accepted.map((finding) => findingJson(finding, context.after)),
        },
    };
    return `${JSON.stringify(report, undefined, 2)}\n`;
}

function elementJson({ change, before, after, identity, properties }: ElementChange, context: DiffContext): object {
    return {
        change,
        kind: (after ?? before)?.kind,
        identity: identity ?? null,
        before: before ? elementSide(before, context.before) : null,
        after: after ? elementSide(after, context.after) : null,
        properties: properties.map((property) => propertyJson(property, context)),
    };
}

function elementSide(element: Element, context: ReportContext): object {
    return { id: element.id, title: element.title ?? null, ...placeJson(element.source, context) };
}

function relationJson(
    { change, kind, before, after, properties, policies }: RelationChange,
    context: DiffContext,
): object {
    return {
        change,
        kind,
        before: before ? relationSide(before, context.before) : null,
        after: after ? relationSide(after, context.after) : null,
        properties: properties.map((property) => propertyJson(property, context)),
        ...(kind === 'call' ? { policies: policies.map((policy) => policyJson(policy, context)) } : {}),
    };
}

function relationSide(relation: AnyRelation, context: ReportContext): object {
    const { source, sourceOperation = null, target, targetOperation = null } = endsOf(relation);
    return {
        id: relation.id,
        source,
        sourceOperation,
        target,
        targetOperation,
        ...placeJson(placeOf(relation), context),
    };
}

function propertyJson({ property, before, after, beforeAt, afterAt }: PropertyChange, context: DiffContext): object {
    return {
        property,
        before: before ?? null,
        after: after ?? null,
        beforeAt: placeJson(beforeAt, context.before),
        afterAt: placeJson(afterAt, context.after),
    };
}

function policyJson({ property, before, after, onlyOrigin, inherited }: PolicyChange, context: DiffContext): object {
    return {
        property,
        onlyOrigin,
        inherited,
        before: stateJson(before, context.before),
        after: stateJson(after, context.after),
    };
}

function stateJson(state: PolicyChange['before'], context: ReportContext): object {
    if (state.said === 'unknown') {
        return { said: 'unknown' };
    }
    const { layer, element, source } = state.origin;
    return {
        said: state.said,
        ...(state.said === 'set' ? { value: state.value } : {}),
        origin: { layer, element, ...(source ? placeJson(source, context) : {}) },
    };
}

function findingJson({ rule, severity, message, source, element }: Finding, context: ReportContext): object {
    return { rule, severity, message, ...placeJson(source, context), element: element || null };
}

/** Copied, so that the order of keys is ours. */
function placeJson({ uri, range: { start, end } }: Source, { fileName }: ReportContext) {
    return {
        file: fileName(uri),
        range: {
            start: { line: start.line, character: start.character },
            end: { line: end.line, character: end.character },
        },
    };
}
