package io.provisioning.billing;

import static org.assertj.core.api.BDDAssertions.then;

import io.provisioning.testing.Api;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.JsonNode;

/** The feed as a client sees it. */
record Feed(Api biller) {

    static final String PATH = "//billing/1/changes";

    /** Where somebody stands who has read everything there is. So many changes get numbers at once, so ask until all have. */
    String newest() {
        String before;
        String newest = page("?after=newest").next();
        do {
            before = newest;
            newest = page("?after=newest").next();
        } while (!newest.equals(before));
        return newest;
    }

    Page page(String query) {
        Api.Answer answer = biller.get(PATH + query);
        then(answer.status()).as(answer.body()).isEqualTo(200);
        return new Page(answer);
    }

    Page after(String cursor, int limit) {
        return page("?after=" + cursor + "&limit=" + limit);
    }

    /** All that comes after the cursor, page by page. */
    List<JsonNode> all(String cursor, int limit) {
        List<JsonNode> all = new ArrayList<>();
        Page page = after(cursor, limit);
        while (!page.events().isEmpty()) {
            all.addAll(page.events());
            page = after(page.next(), limit);
        }
        return all;
    }

    record Page(Api.Answer answer) {

        List<JsonNode> events() {
            return answer.json().valueStream().toList();
        }

        String next() {
            return answer.header("Next-Cursor");
        }

        String etag() {
            return answer.header("ETag");
        }
    }
}
