import * as z from 'zod/mini';
import { viewNames } from '../../diagram/views/registry.ts';
import { displayName } from '../../model/element.ts';
import type { ModelIndex } from '../../model/index-model.ts';
import { countBySeverity } from '../../project/count-findings.ts';
import type { SEVERITIES } from '../../rules/finding.ts';
import { projectInput } from '../input.ts';
import type { AgentProject } from '../project/agent-workspace.ts';
import { folderName } from '../project/choose-project.ts';
import { fileName } from '../project/places.ts';
import { defineTool } from '../tool.ts';

/** So many names are told of each sort. */
const MOST_NAMES = 60;

const names = z.array(z.string());

const output = z.object({
    project: z.string().check(z.describe("The project's folder; files are named by their path in it.")),
    system: z.optional(z.string()),
    files: names,
    filesInAll: z.int(),
    contexts: z.array(
        z.object({
            id: z.string(),
            title: z.string(),
            owner: z.optional(z.string()),
            services: names,
            servicesInAll: z.int(),
        }),
    ),
    servicesWithoutContext: names,
    clients: names,
    externals: names,
    stores: names,
    brokers: names,
    policies: names,
    scenarios: names,
    experiments: names,
    views: names,
    counts: z.record(z.string(), z.int()).check(z.describe('How many elements there are of each kind.')),
    calls: z.int(),
    findings: z.object({ error: z.int(), warning: z.int(), info: z.int() }),
});

/** What there is in a project: where to begin. */
export const describeProject = defineTool({
    name: 'describe_project',
    title: 'Describe the architecture',
    description:
        'An overview of a Firebreak project: its files, contexts with their services and owners, clients, externals, stores, brokers, scenarios, experiments, policies, the views that can be drawn, and how much the rules find. Call it first.',
    input: z.strictObject({ project: projectInput }),
    output,
    async run(workspace, input, signal) {
        const project = await workspace.open(input.project, signal);
        const { fresh } = await project.findings();
        const { model } = project.index;
        const files = project.sources.models.map(({ uri }) => fileName(project, uri.toString()));
        const counts = new Map<string, number>();
        for (const { kind } of project.index.elements.values()) {
            counts.set(kind, (counts.get(kind) ?? 0) + 1);
        }
        const count = (severity: (typeof SEVERITIES)[number]) =>
            fresh.filter((each) => each.severity === severity).length;
        const data = {
            project: folderName(project.sources.root),
            ...(model.system ? { system: displayName(model.system) } : {}),
            files: files.slice(0, MOST_NAMES),
            filesInAll: files.length,
            contexts: contextsOf(project.index),
            servicesWithoutContext: idsOf(model.services.filter(({ context }) => context === undefined)),
            clients: idsOf(model.clients),
            externals: idsOf(model.externals),
            stores: idsOf(model.stores),
            brokers: idsOf(model.brokers),
            policies: idsOf(model.policies),
            scenarios: idsOf(model.scenarios),
            experiments: idsOf(model.experiments),
            views: viewNames(model).slice(0, MOST_NAMES),
            counts: Object.fromEntries([...counts].sort(([a], [b]) => (a < b ? -1 : 1))),
            calls: model.calls.length,
            findings: { error: count('error'), warning: count('warning'), info: count('info') },
        };
        return { text: overview(data, project, countBySeverity(fresh)), data };
    },
});

function contextsOf(index: ModelIndex) {
    return index.model.contexts.slice(0, MOST_NAMES).map((context) => {
        const services = index.servicesOf(context.id);
        return {
            id: context.id,
            title: displayName(context),
            ...(context.owner === undefined ? {} : { owner: context.owner }),
            services: idsOf(services),
            servicesInAll: services.length,
        };
    });
}

function idsOf(elements: readonly { readonly id: string }[]): string[] {
    return elements.slice(0, MOST_NAMES).map(({ id }) => id);
}

function overview(data: z.infer<typeof output>, { index }: AgentProject, findings: string): string {
    const { model } = index;
    const kinds = Object.entries(data.counts).map(([kind, count]) => `${count} ${kind}`);
    const line = (title: string, list: readonly string[], all: number) =>
        all === 0 ? [] : [`${title}: ${list.join(', ')}${all > list.length ? ` … (${all} in all)` : ''}`];
    return [
        `${data.system ?? 'A system'} in ${data.project}`,
        kinds.length === 0
            ? 'There is no model (*.fbk) in it yet: language_guide tells how one is written.'
            : `Elements: ${kinds.join(', ')}; ${data.calls} calls`,
        `Findings: ${findings} (check_architecture lists them)`,
        ...line('Files', data.files, data.filesInAll),
        ...data.contexts.flatMap(({ id, owner, services, servicesInAll }) => {
            const name = `Context ${id}${owner === undefined ? '' : ` (${owner})`}`;
            return servicesInAll === 0 ? [name] : line(name, services, servicesInAll);
        }),
        ...(model.contexts.length > data.contexts.length ? [`… ${model.contexts.length} contexts in all`] : []),
        ...line(
            'Services without a context',
            data.servicesWithoutContext,
            model.services.filter(({ context }) => context === undefined).length,
        ),
        ...line('Clients', idsOf(model.clients), model.clients.length),
        ...line('Externals', idsOf(model.externals), model.externals.length),
        ...line('Stores', idsOf(model.stores), model.stores.length),
        ...line('Brokers', idsOf(model.brokers), model.brokers.length),
        ...line('Policies', idsOf(model.policies), model.policies.length),
        ...line('Scenarios', idsOf(model.scenarios), model.scenarios.length),
        ...line('Experiments', idsOf(model.experiments), model.experiments.length),
        ...line('Views', data.views, viewNames(model).length),
    ].join('\n');
}
