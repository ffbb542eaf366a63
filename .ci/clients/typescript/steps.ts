import { deepStrictEqual, ok } from "node:assert";
import { setTimeout } from "node:timers/promises";
import { type ApiRequestErrorDetails, ApiExceptionFromJSON, ResponseError } from "./target/client/index.js";

const tooManyRequests = 429;
const attempts = 10;
let done = 0;
let waits = 0;

/** Sends again after Retry-After, as often as it comes too early. */
export async function patientFetch(input: RequestInfo | URL, init?: RequestInit): Promise<Response> {
    for (let attempt = 1; ; attempt++) {
        const response = await fetch(input, init);
        if (response.status !== tooManyRequests || attempt === attempts) {
            return response;
        }
        const seconds = Number.parseInt(response.headers.get("Retry-After") ?? "none");
        ok(seconds >= 1, "Retry-After must be at least a second");
        await setTimeout(seconds * 1000);
        waits++;
    }
}

/** What a call that must be refused is refused with. */
export async function refusal(call: Promise<unknown>, status: number): Promise<ApiRequestErrorDetails> {
    try {
        await call;
    } catch (refused) {
        if (!(refused instanceof ResponseError)) {
            throw refused;
        }
        check("status", refused.response.status, status);
        return ApiExceptionFromJSON(await refused.response.json()).requestError.serviceException;
    }
    throw new Error("A refusal was expected.");
}

export function check(what: string, actual: unknown, expected: unknown): void {
    deepStrictEqual(actual, expected, `${what}: ${JSON.stringify(expected)} was expected, not ${JSON.stringify(actual)}`);
    done++;
    console.log(`typescript: ${what}: ${JSON.stringify(actual)}`);
}

export function finish(): void {
    check("was asked to wait at least once", waits > 0, true);
    console.log(`typescript: all ${done} checks passed; waited ${waits} times`);
}
