import type { ModelIndex } from '../../model/index-model.ts';

/** Deployments by these names, in this order, tell what is simulated; else the first one that says anything does. */
const MEANT_FIRST = ['production', 'prod', 'live'];

/**
 * The replicas that a deployment gives a service: of all units of one deployment that run it together. Nothing where
 * no unit says how many.
 */
export function deployedReplicas(
    index: ModelIndex,
    service: string,
): { readonly min: number; readonly max: number } | undefined {
    const units = new Set(index.unitsOf(service));
    const rank = (name: string) =>
        (MEANT_FIRST.indexOf(name.toLowerCase()) + MEANT_FIRST.length + 1) % (MEANT_FIRST.length + 1);
    const deployments = [...index.model.deployments].sort((a, b) => rank(a.name) - rank(b.name));
    for (const deployment of deployments) {
        const said = deployment.units.flatMap((unit) => (units.has(unit) && unit.replicas ? [unit.replicas] : []));
        if (said.length > 0) {
            return {
                min: said.reduce((sum, { min }) => sum + min, 0),
                max: said.reduce((sum, { max }) => sum + max, 0),
            };
        }
    }
    return undefined;
}
