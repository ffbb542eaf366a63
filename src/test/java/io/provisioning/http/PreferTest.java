package io.provisioning.http;

import static org.assertj.core.api.BDDAssertions.then;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullAndEmptySource;
import org.junit.jupiter.params.provider.ValueSource;

/** RFC 7240: preferences stand in a list, each with parameters; of several of one name the first counts. */
class PreferTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "return=representation",
                "return = representation",
                "return=\"representation\"",
                "Return=Representation",
                " return=representation ",
                "return=representation; foo=bar",
                "respond-async, return=representation",
                "return=representation, return=minimal",
                "wait=10,return=representation"
            })
    void shouldWantTheRepresentation(String header) {
        then(Prefer.representation(header)).isTrue();
    }

    @ParameterizedTest
    @NullAndEmptySource
    @ValueSource(
            strings = {
                "return=minimal",
                "return=minimal, return=representation",
                "return",
                "return=",
                "return=representations",
                "xreturn=representation",
                "respond-async; return=representation",
                "representation",
                ",;,"
            })
    void shouldNotWantTheRepresentation(String header) {
        then(Prefer.representation(header)).isFalse();
    }
}
