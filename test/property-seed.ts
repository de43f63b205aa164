import {configureGlobal} from "fast-check";

// The same examples in every run, so that a red run can be repeated; PAYLOADSWAP_SEED=… looks at others.
configureGlobal({seed: Number(process.env["PAYLOADSWAP_SEED"] ?? 20260101)});
