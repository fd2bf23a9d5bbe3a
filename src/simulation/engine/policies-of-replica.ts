import type { PolicyOf, Server } from './parts.ts';
import type { Run } from './run.ts';

/** A replica that starts knows nothing of what its predecessor went through: its policies begin anew. */
export function forgetPolicies(run: Run, server: Server, instance: number): void {
    for (const site of run.sites) {
        if (site.source === server) {
            forget(site.breakers, instance);
            forget(site.bulkheads, instance);
            forget(site.retries, instance);
        }
    }
}

function forget<T>(policy: PolicyOf<T> | undefined, instance: number): void {
    if (policy && !policy.isShared && policy.instances[instance] !== undefined) {
        policy.instances[instance] = undefined;
    }
}
