import { z } from 'zod';
import type { Release } from '../model/deployment.ts';
import type { ModelIndex } from '../model/index-model.ts';
import { byCodeUnits } from '../model/order.ts';
import type { Service } from '../model/service.ts';
import { compareSources } from '../model/source.ts';
import { listedUpTo } from '../model/wording.ts';
import { type NameOf, naming } from './analysis/naming.ts';
import { splitRelease } from './fixes/split-release.ts';
import { defineRule, type Report } from './rule.ts';

/** Finds services of different contexts or teams that go out together; see `lockstep-deployment.md`. */
export const lockstepDeployment = defineRule({
    id: 'lockstep-deployment',
    category: 'coupling',
    severity: 'warning',
    summary: 'Services of different contexts or teams that can only be deployed together',
    fixable: true,
    sources: ['Newman, Building Microservices, 2nd edition, chapter 1', 'Cerny et al., JSS 206:111829, no. 11'],
    options: z.object({}),
    *check({ index, derive }) {
        const nameOf = derive(naming);
        const told: ReadonlySet<string>[] = [];
        for (const release of index.model.releases) {
            const span = spanOf(index, release.members);
            if (span) {
                told.push(new Set(release.members));
                yield ofRelease(index, release, span, nameOf);
            }
        }
        // A pin inside of a release that is told already adds nothing.
        const isTold = (a: string, b: string) => told.some((members) => members.has(a) && members.has(b));
        for (const service of index.model.services) {
            yield* ofPins(index, service, isTold, nameOf);
        }
    },
});

/** What services that go out together have between them. */
interface Span {
    readonly services: readonly string[];
    readonly contexts: readonly string[];
    readonly teams: readonly string[];
}

/** Nothing unless the services stand in two contexts or belong to two teams. */
function spanOf(index: ModelIndex, members: readonly string[]): Span | undefined {
    const services = members.filter((member) => {
        const service = index.services.get(member);
        return service && service.role !== 'infrastructure' && service.kind !== 'router';
    });
    const contexts = distinct(services.map(index.contextOf));
    const teams = distinct(services.map(index.ownerOf));
    return contexts.length >= 2 || teams.length >= 2 ? { services, contexts, teams } : undefined;
}

function distinct(ids: readonly (string | undefined)[]): readonly string[] {
    return [...new Set(ids.filter((id) => id !== undefined))].sort(byCodeUnits);
}

function ofRelease(index: ModelIndex, release: Release, span: Span, nameOf: NameOf): Report {
    return {
        severity: 'warning',
        message: `Release \`${nameOf(release.id)}\` ties ${span.services.length} services of ${spanText(span, nameOf)} together: none of them goes out before all are ready.`,
        source: release.source,
        element: release.id,
        decisive: span.services,
        related: release.membersAt
            .filter(({ service }) => span.services.includes(service))
            .map(({ service, source }) => ({ message: whose(index, service, nameOf), source, element: service })),
        fixes: splitRelease(index, release),
    };
}

function* ofPins(
    index: ModelIndex,
    service: Service,
    isTold: (a: string, b: string) => boolean,
    nameOf: NameOf,
): Generator<Report> {
    const pins = service.pins.filter(
        ({ target }) => !isTold(service.id, target) && spanOf(index, [service.id, target]) !== undefined,
    );
    const [first] = [...pins].sort((a, b) => compareSources(a.source, b.source));
    const targets = distinct(pins.map(({ target }) => target));
    const span = spanOf(index, [service.id, ...targets]);
    if (!first || !span) {
        return;
    }
    const names = listedUpTo(
        targets.map((target) => `\`${nameOf(target)}\``),
        8,
        'services',
    );
    yield {
        severity: 'warning',
        message: `\`${nameOf(service.id)}\` needs exactly one version of ${names}, across ${spanText(span, nameOf)}: they can only be deployed together.`,
        source: first.source,
        element: service.id,
        decisive: targets,
        related: pins
            .map(({ target, source }) => ({
                message: `It pins ${whose(index, target, nameOf)}`,
                source,
                element: target,
            }))
            .sort((a, b) => compareSources(a.source, b.source)),
    };
}

function spanText({ contexts, teams }: Span, nameOf: NameOf): string {
    const part = (ids: readonly string[], noun: string) =>
        ids.length < 2
            ? []
            : [
                  `${ids.length} ${noun} (${listedUpTo(
                      ids.map((id) => `\`${nameOf(id)}\``),
                      8,
                      noun,
                  )})`,
              ];
    return [...part(contexts, 'contexts'), ...part(teams, 'teams')].join(' and ');
}

function whose(index: ModelIndex, service: string, nameOf: NameOf): string {
    const context = index.contextOf(service);
    const team = index.ownerOf(service);
    const where = [
        ...(context === undefined ? [] : [`in \`${nameOf(context)}\``]),
        ...(team === undefined ? [] : [`of team \`${nameOf(team)}\``]),
    ];
    return [`\`${nameOf(service)}\``, ...where].join(' ');
}
