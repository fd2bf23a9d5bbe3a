import { z } from 'zod';
import type { Mesh } from '../model/deployment.ts';
import type { Element } from '../model/element.ts';
import type { ModelIndex } from '../model/index-model.ts';
import { saidValue } from '../model/said.ts';
import type { Telemetry } from '../model/telemetry.ts';
import { counted, listed, listedUpTo } from '../model/wording.ts';
import { elementAround, standsIn } from './analysis/element-around.ts';
import { groupBy } from './analysis/group-by.ts';
import { type NameOf, naming } from './analysis/naming.ts';
import { requestServices } from './analysis/request-services.ts';
import { wholeOf } from './analysis/whole.ts';
import type { Fix } from './finding.ts';
import { destination, setTelemetry } from './fixes/set-telemetry.ts';
import { defineRule, type Report, type RuleContext, type SharedCause } from './rule.ts';

/** Finds what runs without the metrics that tell how it does; see `missing-golden-signals.md`. */
export const missingGoldenSignals = defineRule({
    id: 'missing-golden-signals',
    category: 'observability',
    severity: 'warning',
    summary: 'A service without rate, errors and duration, or a resource without utilisation, saturation and errors',
    fixable: true,
    sources: [
        'Google SRE book, chapter 6: the four golden signals',
        'Wilkie, The RED method',
        'Gregg, The USE method',
        'Cerny et al., JSS 206:111829, no. 55',
        'Tighilt et al., JSS 204:111755: insufficient monitoring',
    ],
    options: z.object({}),
    *check(context) {
        const { index, derive } = context;
        const scene: Scene = { index, nameOf: derive(naming), subjects: subjects(context) };
        const speaks = [...scene.subjects.values()].some(({ telemetry }) => telemetry.metrics.said !== 'unknown');
        for (const subject of scene.subjects.values()) {
            if (subject.lacks.length > 0) {
                yield report(scene, subject, speaks);
            }
        }
        yield* objectivesWithoutAlerts(context, scene.nameOf);
    },
});

interface Subject {
    readonly element: Element;
    readonly telemetry: Telemetry;
    /** What it takes to know how a thing of its sort does. */
    readonly needs: readonly string[];
    readonly lacks: readonly string[];
}

interface Scene {
    readonly index: ModelIndex;
    readonly nameOf: NameOf;
    /** By id. */
    readonly subjects: ReadonlyMap<string, Subject>;
}

const RED = ['rate', 'errors', 'duration'] as const;
const USE = ['utilisation', 'saturation', 'errors'] as const;

function subjects({ index, derive, isAbsent }: RuleContext): ReadonlyMap<string, Subject> {
    const requests = derive(requestServices);
    const { services, stores, brokers } = index.model;
    const found: Subject[] = [];
    const add = (element: Element & { readonly telemetry: Telemetry }, needs: readonly string[], given = NOTHING) => {
        const { metrics } = element.telemetry;
        const has = new Set([...given, ...(saidValue(metrics)?.signals ?? [])]);
        // Metrics that are said may lack a part; silence only counts where it means absence.
        const lacks = metrics.said === 'set' || isAbsent(metrics) ? needs.filter((signal) => !has.has(signal)) : [];
        found.push({ element, telemetry: element.telemetry, needs, lacks });
    };
    for (const service of services) {
        if (service.role === 'infrastructure') {
            add(service, USE);
        } else if (requests.all.has(service.id)) {
            add(service, RED, meshMetrics(index, service.id));
        }
    }
    for (const resource of [...stores, ...brokers]) {
        add(resource, USE);
    }
    return new Map(found.map((subject) => [subject.element.id, subject]));
}

const NOTHING: readonly string[] = [];

/** A mesh's proxies count and time every request of a member, unless it is said to emit no metrics. */
function meshMetrics(index: ModelIndex, service: string): readonly string[] {
    const isSilenced = (mesh: Mesh) => {
        const { metrics } = mesh.telemetry;
        // What the system says of its services is not said of the proxies beside them.
        return metrics.said === 'none' && standsIn(metrics.source, mesh);
    };
    return index.meshesOf(service).some((mesh) => !isSilenced(mesh)) ? RED : NOTHING;
}

function report(scene: Scene, subject: Subject, speaks: boolean): Report {
    const { index, nameOf } = scene;
    const { element, telemetry, needs, lacks } = subject;
    const { metrics } = telemetry;
    const name = `\`${nameOf(element.id)}\``;
    return {
        severity: 'warning',
        message: `Nobody can see how ${name} does: ${reasonOf(subject)}. ${ADVICE[needs === RED ? 'red' : 'use']}`,
        ...placeOf(element, metrics),
        decisive: ['metrics', ...lacks],
        fixes: addMetrics(subject, needs, element),
        ...causeOf(scene, subject, speaks, index),
    };
}

/** The statement that decides where it is the element's own, else the element, with the statement beside it. */
function placeOf(
    { id, source }: Element,
    metrics: Telemetry['metrics'],
): Pick<Report, 'source' | 'element' | 'related'> {
    if (metrics.said === 'unknown' || standsIn(metrics.source, { source })) {
        return { source: metrics.said === 'unknown' ? source : metrics.source, element: id };
    }
    return {
        source,
        element: id,
        related: [{ message: 'this is what holds for it', source: metrics.source, element: id }],
    };
}

const ADVICE = {
    red: 'What answers requests needs rate, errors and duration (RED).',
    use: 'A resource needs utilisation, saturation and errors (USE).',
} as const;

function reasonOf({ telemetry: { metrics }, lacks }: Subject): string {
    if (metrics.said === 'set') {
        return `its metrics lack ${listed(lacks)}`;
    }
    return metrics.said === 'none' ? 'it has no metrics (`metrics none`)' : 'nothing is said of its metrics';
}

/** One statement for several elements, or a model that never speaks of metrics, is one problem. */
function causeOf(
    scene: Scene,
    { element, telemetry: { metrics }, lacks }: Subject,
    speaks: boolean,
    index: ModelIndex,
): Pick<Report, 'cause'> {
    const adds = `\`${scene.nameOf(element.id)}\` lacks ${listed(lacks)}`;
    if (metrics.said !== 'unknown') {
        const { source } = metrics;
        // Looked for only when there is something to put together: it goes through all elements.
        const merge = (reports: readonly Report[]) =>
            together(scene, reports, { source, element: elementAround(index, source) });
        return { cause: { key: JSON.stringify([source.uri, source.extent]), adds, merge } };
    }
    const merge = (reports: readonly Report[]) => together(scene, reports, wholeOf(index));
    return speaks ? {} : { cause: { key: 'silence', adds, merge } };
}

function together(
    { index, nameOf, subjects }: Scene,
    reports: readonly Report[],
    place: Pick<Report, 'source' | 'element'>,
): ReturnType<SharedCause['merge']> {
    const affected = reports.flatMap((it) => subjects.get(it.element) ?? []);
    const groups = [...groupBy(affected, ({ lacks }) => listed(lacks))].map(([lacks, members]) => {
        const names = members.map(({ element }) => `\`${nameOf(element.id)}\``);
        return `${lacks} of ${listedUpTo(names, SHOWN, 'elements')}`;
    });
    const [first] = affected;
    const metrics = first?.telemetry.metrics.said;
    const why =
        metrics === 'unknown'
            ? 'The model says nothing of metrics'
            : metrics === 'none'
              ? '`metrics none` holds for several elements'
              : 'These metrics do not suffice for all that they hold for';
    const needs = USUAL_ORDER.filter((signal) => affected.some((subject) => subject.needs.includes(signal)));
    return {
        message: `${why}: ${groups.join('; ')} are missing, so nobody can see how they do.`,
        ...place,
        fixes: first ? addMetrics(first, needs, index.model.system) : [],
    };
}

/** Most elements named for each lack; all of them stand in the related locations. */
const SHOWN = 5;

const USUAL_ORDER = ['rate', 'errors', 'duration', 'utilisation', 'saturation'] as const;

function addMetrics(
    { telemetry }: Subject,
    needs: readonly string[],
    holder: Pick<Element, 'source' | 'block'> | undefined,
): readonly Fix[] {
    const said = saidValue(telemetry.metrics);
    const all = new Set([...(said?.signals ?? []), ...needs]);
    return setTelemetry(
        telemetry,
        'metrics',
        holder,
        `metrics ${inShort(all).join(', ')}${destination(said?.to ?? [])}`,
    );
}

/** Metrics in as few words as possible. */
function inShort(signals: ReadonlySet<string>): readonly string[] {
    const sets = [
        { word: 'red', parts: RED },
        { word: 'use', parts: USE },
    ].filter(({ parts }) => parts.every((part) => signals.has(part)));
    const told = new Set<string>(sets.flatMap(({ parts }) => parts));
    return [...sets.map(({ word }) => word), ...[...signals].filter((signal) => !told.has(signal))];
}

/**
 * An objective that nothing watches is broken without anybody being told. A model that says nothing at all of where
 * telemetry goes is not asked for alerts either.
 */
function* objectivesWithoutAlerts({ index, unknownAs }: RuleContext, nameOf: NameOf): Generator<Report> {
    const { services, operations, stores, topics, backends } = index.model;
    const isWatched = backends.length === 0 || backends.some(({ signals }) => signals.includes('alerts'));
    if (isWatched || unknownAs === 'ignore') {
        return;
    }
    for (const { id, slo } of [...services, ...operations, ...stores, ...topics]) {
        if (slo) {
            const adds = `\`${nameOf(id)}\` has an objective`;
            yield {
                severity: 'info',
                message: `${adds}, but nothing alerts when it is missed: no \`alerts\` stand in the model's \`observability\`.`,
                source: slo.source,
                element: id,
                decisive: ['alerts'],
                cause: { key: 'alerts', adds, merge: (reports) => objectivesTogether(index, reports.length) },
            };
        }
    }
}

function objectivesTogether(index: ModelIndex, objectives: number): ReturnType<SharedCause['merge']> {
    return {
        message: `${counted(objectives, 'element')} have objectives, but nothing alerts when they are missed: no \`alerts\` stand in the model's \`observability\`.`,
        ...wholeOf(index),
    };
}
