import { z } from 'zod';
import type { Deployment } from '../model/deployment.ts';
import { counted } from '../model/wording.ts';
import { naming } from './analysis/naming.ts';
import type { Fix } from './finding.ts';
import { insertStatements } from './fixes/insert-statements.ts';
import { defineRule } from './rule.ts';

/** Finds deployments in which everything reaches everything; see `network-policy-gap.md`. */
export const networkPolicyGap = defineRule({
    id: 'network-policy-gap',
    category: 'edge',
    severity: 'warning',
    summary: 'A deployment of several units without a network policy that denies by default',
    fixable: true,
    offByDefault: true,
    sources: [
        'kube-score: pod-networkpolicy',
        'FINOS CALM: micro-segmentation control',
        'NSA, Kubernetes Hardening Guide',
    ],
    options: z.object({}),
    *check({ index, derive, isAbsent }) {
        const nameOf = derive(naming);
        for (const deployment of index.model.deployments) {
            const { id, network, units, source } = deployment;
            const isOpen = network === undefined ? isAbsent({ said: 'unknown' }) : network !== 'default-deny';
            if (units.length > 1 && isOpen) {
                const reason = network === undefined ? 'nothing is said of its network' : `\`network ${network}\``;
                yield {
                    severity: 'warning',
                    message: `In \`${nameOf(id)}\` each of ${counted(units.length, 'unit')} can reach every other (${reason}): who takes one, has a way to all.`,
                    source,
                    element: id,
                    fixes: denyByDefault(deployment),
                };
            }
        }
    },
});

function denyByDefault(deployment: Deployment): readonly Fix[] {
    // What stands there otherwise was meant.
    return deployment.network === undefined
        ? [
              {
                  title: 'Deny by default',
                  safe: false,
                  edits: [insertStatements(deployment, ['network default-deny'])],
              },
          ]
        : [];
}
