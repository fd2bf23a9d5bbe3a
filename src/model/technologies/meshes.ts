import type { Technology } from './technology.ts';

/** Service meshes. */
export const MESHES: readonly Technology[] = [
    {
        name: 'Istio',
        aliases: ['Istio Service Mesh'],
        categories: ['mesh'],
        mark: 'Is',
        home: 'https://istio.io',
        mesh: {
            controlPlane: [
                { name: 'Pilot', does: 'routing and service discovery' },
                { name: 'Citadel', does: 'certificates and identity' },
                { name: 'Galley', does: 'configuration' },
            ],
            proxy: 'Envoy',
            placement: 'sidecar',
            adds: {
                retry: {
                    retries: 2,
                    backoff: { base: 25, growth: 'exponential', cap: 250 },
                    jitter: true,
                    when: ['connect-failure', 'unavailable'],
                },
            },
            behaviour: 'Retries failed HTTP requests twice; sets no HTTP timeout and ejects no hosts.',
            documentation: 'https://istio.io/latest/docs/concepts/traffic-management/#retries',
        },
    },
    {
        name: 'Linkerd',
        aliases: ['Linkerd2'],
        categories: ['mesh'],
        mark: 'Li',
        home: 'https://linkerd.io',
        mesh: {
            controlPlane: [
                { name: 'destination', does: 'service discovery and policy' },
                { name: 'identity', does: 'certificates' },
                { name: 'proxy-injector', does: 'adds the proxy to new pods' },
            ],
            proxy: 'linkerd2-proxy',
            placement: 'sidecar',
            adds: {},
            behaviour: 'Encrypts and balances; retries, timeouts and circuit breaking have to be asked for.',
            documentation: 'https://linkerd.io/2/features/retries-and-timeouts/',
        },
    },
    {
        name: 'Cilium',
        aliases: ['Cilium Service Mesh'],
        categories: ['mesh'],
        mark: 'Ci',
        home: 'https://cilium.io',
        mesh: {
            controlPlane: [
                { name: 'cilium-operator', does: 'duties of the whole cluster' },
                { name: 'cilium-agent', does: 'programs the network of its node' },
            ],
            proxy: 'Envoy',
            placement: 'node',
            adds: {},
            behaviour: 'Retries, timeouts and circuit breaking have to be asked for.',
            documentation: 'https://docs.cilium.io/en/stable/network/servicemesh/',
        },
    },
    {
        name: 'Consul',
        aliases: ['HashiCorp Consul', 'Consul Connect', 'Consul Service Mesh'],
        categories: ['mesh', 'discovery'],
        mark: 'Cs',
        home: 'https://www.consul.io',
        mesh: {
            controlPlane: [
                { name: 'Consul server', does: 'service discovery, configuration and certificates' },
                { name: 'consul-dataplane', does: 'configures the proxy of its instance' },
            ],
            proxy: 'Envoy',
            placement: 'sidecar',
            // The proxy of the callee gives up on the application after Envoy's own default.
            adds: { timeout: 15_000 },
            behaviour: 'Ends HTTP requests to an instance after 15 s; retries have to be asked for.',
            documentation: 'https://developer.hashicorp.com/consul/docs/reference/proxy/envoy',
        },
    },
    {
        name: 'Kuma',
        aliases: ['Kong Mesh'],
        categories: ['mesh'],
        mark: 'Km',
        home: 'https://kuma.io',
        mesh: {
            controlPlane: [{ name: 'kuma-cp', does: 'service discovery, policies and certificates' }],
            proxy: 'Envoy',
            placement: 'sidecar',
            // Each new mesh gets these policies. A try may take 16 s, but the whole request ends before that.
            adds: {
                timeout: 15_000,
                deadline: 15_000,
                retry: {
                    retries: 5,
                    backoff: { base: 25, growth: 'exponential', cap: 250 },
                    jitter: true,
                    when: ['unavailable', 'connect-failure'],
                },
            },
            behaviour: 'Ends HTTP requests after 15 s and retries them up to five times until then.',
            documentation: 'https://kuma.io/docs/latest/policies/meshretry/',
        },
    },
];
