/** Desired-state provisioning: say what an account should look like, see what would change, apply it. */
export {};
