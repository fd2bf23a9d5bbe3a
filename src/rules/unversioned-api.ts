import { z } from 'zod';
import type { ModelIndex } from '../model/index-model.ts';
import type { Service } from '../model/service.ts';
import { counted, listedUpTo } from '../model/wording.ts';
import { groupBy } from './analysis/group-by.ts';
import { internalCalls } from './analysis/internal-calls.ts';
import { naming } from './analysis/naming.ts';
import { defineRule } from './rule.ts';

/** Finds services that many depend on and that can change only for all at once; see `unversioned-api.md`. */
export const unversionedApi = defineRule({
    id: 'unversioned-api',
    category: 'boundaries',
    severity: 'warning',
    summary: 'A service without a version that several other contexts call',
    fixable: false,
    offByDefault: true,
    sources: [
        'Taibi, Lenarduzzi, IEEE Software 2018: no API versioning',
        'Walker et al., Appl. Sci. 10(21):7800',
        'Tighilt et al., JSS 204:111755',
        'Cerny et al., JSS 206:111829, no. 6',
    ],
    options: z.object({
        contexts: z
            .int()
            .min(1)
            .default(2)
            .describe('Other contexts that call it, from which on it needs a version (our reading of Taibi 2018)'),
    }),
    *check({ index, derive, isAbsent }, { contexts }) {
        const nameOf = derive(naming);
        const callsTo = groupBy(derive(internalCalls), ({ target }) => target);
        for (const [service, calls] of callsTo) {
            const from = groupBy(calls, ({ call }) => index.contextOf(call.source));
            from.delete(undefined);
            from.delete(service.context);
            if (from.size < contexts || isVersioned(index, service) || !isAbsent({ said: 'unknown' })) {
                continue;
            }
            const names = [...from.keys()].map((context) => `\`${nameOf(context ?? '')}\``);
            yield {
                severity: 'warning',
                message: `${counted(from.size, 'other context')} (${listedUpTo(names.sort(), 5, 'contexts')}) call \`${nameOf(service.id)}\`, whose interface has no version: it can only change for all of them on one day.`,
                source: service.source,
                element: service.id,
                relations: [...from.values()].flat().map(({ call }) => call.id),
                related: [...from.values()].flatMap(([first]) =>
                    first
                        ? [
                              {
                                  message: `\`${nameOf(first.call.source)}\` calls it`,
                                  source: first.call.location,
                                  element: first.call.source,
                              },
                          ]
                        : [],
                ),
            };
        }
    },
});

/** It says a version, or each of its endpoints does: `/v2/orders`, `shop.v1.Orders/List`. */
function isVersioned(index: ModelIndex, { id, version }: Service): boolean {
    const endpoints = index.operationsOf(id).flatMap(({ endpoint }) => endpoint ?? []);
    return version !== undefined || (endpoints.length > 0 && endpoints.every((path) => /(^|[./\s])v\d+/i.test(path)));
}
