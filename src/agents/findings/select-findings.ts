import * as z from 'zod/mini';
import type { Finding } from '../../rules/finding.ts';
import { SEVERITIES } from '../../rules/finding.ts';
import { pageOf, RULES } from '../../rules/registry.ts';
import { unknownRuleMessage } from '../../rules/settings.ts';
import { elementNamed, isWithin } from '../elements/named-element.ts';
import { shortText } from '../input.ts';
import type { AgentProject } from '../project/agent-workspace.ts';
import { fileName } from '../project/places.ts';
import { ToolFailure } from '../tool.ts';

/** Parameters that say which findings are meant. */
export const selectionInput = {
    rules: z
        .optional(z.array(shortText).check(z.minLength(1), z.maxLength(100)))
        .check(
            z.describe('Ids of rules, or the part of ids before a slash (syntax, link, check): only their findings.'),
        ),
    files: z
        .optional(z.array(shortText).check(z.minLength(1), z.maxLength(200)))
        .check(z.describe('Paths in the project, files or folders: only findings that stand there.')),
    element: z
        .optional(shortText)
        .check(
            z.describe(
                'Name of an element (team, context, service, operation …): only findings about it and what is in it.',
            ),
        ),
    severity: z
        ._default(z.enum(SEVERITIES), 'info')
        .check(z.describe('The least severity: error, warning (with errors), info (all).')),
};

/** Which findings are meant. */
export type Selection = z.output<z.ZodMiniObject<typeof selectionInput>>;

/**
 * Tells whether a finding is one that was asked for.
 *
 * @throws ToolFailure when a rule, a file or an element is not known
 */
export function findingSelector(project: AgentProject, selection: Selection): (finding: Finding) => boolean {
    const { rules, files, severity } = selection;
    for (const rule of rules ?? []) {
        refuseUnknownRule(rule);
    }
    const places = files?.map((file) => knownPlace(project, file));
    const element = selection.element === undefined ? undefined : elementNamed(project.index, selection.element);
    const worst = SEVERITIES.indexOf(severity);
    return (finding) =>
        SEVERITIES.indexOf(finding.severity) <= worst &&
        (rules === undefined || rules.some((rule) => isOfRule(finding.rule, rule))) &&
        (places === undefined || places.some((place) => isBelow(fileName(project, finding.source.uri), place))) &&
        (element === undefined ||
            isWithin(project.index, finding.element, element.id) ||
            finding.relations.some((id) => relationIsWithin(project, id, element.id)));
}

/** Areas of what is wrong with texts; they have no page, but their findings may be asked for. */
const TEXT_AREAS: ReadonlySet<string> = new Set(['syntax', 'link', 'check', 'config', 'file']);

function refuseUnknownRule(rule: string): void {
    const [area = rule] = rule.split('/');
    if (!TEXT_AREAS.has(area) && pageOf(rule) === undefined) {
        throw new ToolFailure(unknownRuleMessage(rule, RULES, 'explain_rule lists all.'));
    }
}

function isOfRule(found: string, wanted: string): boolean {
    return found === wanted || found.startsWith(`${wanted}/`);
}

function knownPlace(project: AgentProject, file: string): string {
    const folder = `${project.sources.root.path}/`;
    const plain = file.replaceAll('\\', '/');
    const place = (plain.startsWith(folder) ? plain.slice(folder.length) : plain)
        .replace(/^\.\//, '')
        .replace(/\/+$/, '');
    const isKnown = [
        ...project.sources.models,
        ...(project.sources.configText ? [project.sources.configText] : []),
    ].some(({ uri }) => isBelow(fileName(project, uri.toString()), place));
    if (!isKnown && place !== '' && place !== '.') {
        throw new ToolFailure(`There is no model at "${file}" in this project. describe_project lists its files.`);
    }
    return place === '.' ? '' : place;
}

function isBelow(file: string, place: string): boolean {
    return place === '' || file === place || file.startsWith(`${place}/`);
}

function relationIsWithin({ index }: AgentProject, relation: string, element: string): boolean {
    const known = index.relations.get(relation)?.relation;
    return known !== undefined && isWithin(index, known.sourceOperation ?? known.source, element);
}
