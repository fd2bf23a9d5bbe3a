import type { ArchitectureModel } from '../../model/architecture.ts';
import type { Deployment, DeploymentUnit, Release } from '../../model/deployment.ts';
import { displayName } from '../../model/element.ts';
import { byCodeUnits } from '../../model/order.ts';
import { saidValue } from '../../model/said.ts';
import type { Service } from '../../model/service.ts';
import { counted } from '../../model/wording.ts';
import type { GlyphName } from '../glyphs.ts';
import { countFindings, type FindingMarks, marksOf } from '../views/finding-marks.ts';
import { contextHues } from '../views/groups.ts';
import type { DeploymentView, PodCount, ReleaseTrain, UnitRow, Zone } from './deployment-view.ts';

/** How a deployment is drawn. */
export interface DeploymentOptions {
    /** Name by which it was asked for. */
    readonly view: string;
    readonly title: string;
    readonly findings: FindingMarks | undefined;
    /** Whether a unit is to be shown. */
    shows(unit: DeploymentUnit): boolean;
    readonly notes: readonly string[];
}

/** Most columns; the last one stands for all further zones. */
const MOST_ZONES = 8;
const MOST_UNITS = 400;
const MOST_TRAINS = 40;
/** Most names in a list. */
const MOST_NAMES = 12;

/** Units by zones, with replicas, sidecars and release trains. */
export function deploymentView(
    model: ArchitectureModel,
    deployment: Deployment,
    options: DeploymentOptions,
): DeploymentView {
    const wanted = deployment.units.filter((unit) => options.shows(unit));
    const units = wanted.slice(0, MOST_UNITS);
    const names = [...new Set(units.flatMap((unit) => unit.zones))].sort(byCodeUnits);
    const zones = zonesOf(names);
    const services = new Map(model.services.map((service) => [service.id, service]));
    const hues = contextHues(model);
    const rows = units.map((unit) => unitRow(unit, { names, zones, services, hues, findings: options.findings }));
    const trains = releaseTrains(model.releases, units, options.findings);
    const left = wanted.length - units.length;
    const drawnIds = [...rows, ...trains, deployment].map(({ id }) => id);
    const findings = options.findings && {
        error: 0,
        warning: 0,
        info: 0,
        ...countFindings(options.findings, [...drawnIds, ...units.flatMap((unit) => unit.runs)]),
    };
    const counts = [
        counted(rows.length, 'unit'),
        names.length === 0 ? 'zones not said' : counted(names.length, 'zone'),
        ...(trains.length === 0 ? [] : [counted(trains.length, 'release train')]),
    ];
    return {
        kind: 'deployment',
        view: options.view,
        title: options.title,
        subtitle: [...counts, ...(deployment.network === undefined ? [] : [`network ${deployment.network}`])].join(
            ', ',
        ),
        zones,
        units: rows,
        trains: trains.slice(0, MOST_TRAINS),
        contexts: model.contexts.map((context) => ({ hue: hues.get(context.id) ?? 0, title: context.name })),
        ...(findings ? { findings } : {}),
        footnotes: notDeployed(model, deployment),
        notes: [
            ...options.notes,
            ...(left > 0 ? [`Left out: ${left} of ${counted(wanted.length, 'unit')}.`] : []),
            ...(trains.length > MOST_TRAINS
                ? [`Left out: ${counted(trains.length - MOST_TRAINS, 'release train')}.`]
                : []),
        ],
        description: `${counts.join(', ')}: ${listed(rows.map((row) => row.title))}.`,
    };
}

interface RowContext {
    readonly names: readonly string[];
    readonly zones: readonly Zone[];
    readonly services: ReadonlyMap<string, Service>;
    readonly hues: ReadonlyMap<string, number>;
    readonly findings: FindingMarks | undefined;
}

function zonesOf(names: readonly string[]): readonly Zone[] {
    if (names.length === 0) {
        return [{ title: 'zones not said', said: false }];
    }
    const shown = names.length > MOST_ZONES ? names.slice(0, MOST_ZONES - 1) : names;
    const rest = names.length - shown.length;
    return [
        ...shown.map((title) => ({ title, said: true })),
        ...(rest > 0 ? [{ title: `${rest} more zones`, said: true }] : []),
    ];
}

function unitRow(unit: DeploymentUnit, context: RowContext): UnitRow {
    const runs = unit.runs.flatMap((id) => context.services.get(id) ?? []);
    const replicas = unit.replicas ?? replicasOf(runs);
    const zonesSaid = unit.zones.length > 0;
    const homes = new Set(runs.map((service) => service.context));
    const [home] = homes;
    const hue = homes.size === 1 && home !== undefined ? context.hues.get(home) : undefined;
    const counted = countFindings(context.findings, [unit.id, ...unit.runs]);
    const isOdd = !zonesSaid && context.names.length > 0;
    const told = [replicasText(replicas), ...(isOdd ? ['zones not said'] : [])].join(', ');
    const where = [
        ...(unit.namespace === undefined ? [] : [`namespace ${unit.namespace}`]),
        ...(unit.port === undefined ? [] : [`port ${unit.port}`]),
        ...(unit.image === undefined ? [] : [unit.image]),
    ].join(' · ');
    const saysMore = runs.length !== 1 || runs[0]?.name !== unit.name;
    const names = listed(runs.map((service) => service.id));
    return {
        id: unit.id,
        title: displayName(unit),
        ...(hue === undefined ? {} : { hue }),
        lines: [told, ...(saysMore && names !== '' ? [`runs ${names}`] : []), ...(where === '' ? [] : [where])],
        zonesSaid,
        pods: podsByZone(replicas ?? { min: 1, max: 1 }, zonesSaid ? unit.zones : context.names, context),
        sidecars: unit.sidecars,
        ...(counted ? { findings: counted } : {}),
        description: [`${displayName(unit)}, unit`, told, `runs ${names}`, where, ...unit.sidecars]
            .filter((part) => part !== '')
            .join(', '),
    };
}

/** The replicas of a unit that says none: those of the service in it that has most. */
function replicasOf(runs: readonly Service[]): PodCount | undefined {
    return runs
        .flatMap((service) => saidValue(service.replicas) ?? [])
        .reduce<PodCount | undefined>(
            (most, { min, max }) => (most && most.max >= max ? most : { min, max }),
            undefined,
        );
}

function replicasText(replicas: PodCount | undefined): string {
    if (!replicas) {
        return 'replicas not said';
    }
    const { min, max } = replicas;
    return min === max ? counted(max, 'replica') : `${min}–${max} replicas`;
}

/** Spreads replicas evenly over zones, the first ones first. */
function podsByZone(
    { min, max }: PodCount,
    own: readonly string[],
    { names, zones }: RowContext,
): readonly (PodCount | undefined)[] {
    const counts = zones.map(() => ({ min: 0, max: 0 }));
    const used = own.length === 0 ? [undefined] : own;
    used.forEach((name, i) => {
        const column = name === undefined ? 0 : Math.min(names.indexOf(name), zones.length - 1);
        const count = counts[column];
        if (count) {
            count.min += share(min, used.length, i);
            count.max += share(max, used.length, i);
        }
    });
    return counts.map((count) => (count.max > 0 ? count : undefined));
}

function share(total: number, parts: number, i: number): number {
    return Math.floor(total / parts) + (i < total % parts ? 1 : 0);
}

/** The trains with a member that some of the units runs. */
function releaseTrains(
    releases: readonly Release[],
    units: readonly DeploymentUnit[],
    findings: FindingMarks | undefined,
): readonly ReleaseTrain[] {
    const rowsOf = new Map<string, number[]>();
    units.forEach((unit, row) => {
        for (const service of unit.runs) {
            rowsOf.set(service, [...(rowsOf.get(service) ?? []), row]);
        }
    });
    return releases.flatMap((release): readonly ReleaseTrain[] => {
        const rows = [...new Set(release.members.flatMap((member) => rowsOf.get(member) ?? []))].sort((a, b) => a - b);
        const counted = countFindings(findings, [release.id]);
        const rules = marksOf(findings, release.id).flatMap(({ rule, evidence }) =>
            rule === undefined || evidence ? [] : [rule],
        );
        const more = release.members.length - MOST_NAMES;
        return rows.length === 0
            ? []
            : [
                  {
                      id: release.id,
                      title: `Release train ${displayName(release)}`,
                      rows,
                      members: [
                          ...release.members
                              .slice(0, more > 0 ? MOST_NAMES : undefined)
                              .map((id) => (rowsOf.has(id) ? id : `${id}, not here`)),
                          ...(more > 0 ? [`and ${more} more`] : []),
                      ],
                      rules: [...new Set(rules)].sort(byCodeUnits),
                      ...(counted ? { findings: counted } : {}),
                      description: `${displayName(release)}, release train: ${listed(release.members)}`,
                  },
              ];
    });
}

/** Services that no unit runs are easily forgotten. */
function notDeployed(model: ArchitectureModel, deployment: Deployment): NonNullable<DeploymentView['footnotes']> {
    const run = new Set(deployment.units.flatMap((unit) => unit.runs));
    const missing = model.services.filter((service) => !run.has(service.id)).map((service) => service.id);
    const glyph: GlyphName = 'service';
    return missing.length === 0 ? [] : [{ glyph, text: `in no unit: ${listed(missing)}` }];
}

function listed(names: readonly string[]): string {
    const more = names.length - MOST_NAMES;
    return more > 0 ? `${names.slice(0, MOST_NAMES).join(', ')} and ${more} more` : names.join(', ');
}
