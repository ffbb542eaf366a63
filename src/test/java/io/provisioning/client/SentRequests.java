package io.provisioning.client;

import java.io.IOException;
import okhttp3.Interceptor;
import okhttp3.Request;
import okhttp3.Response;
import okio.Buffer;
import org.jspecify.annotations.Nullable;

/** What the client really sent: the claims about its habits are checked, not believed. */
class SentRequests implements Interceptor {

    private @Nullable Request last;

    @Override
    public Response intercept(Chain chain) throws IOException {
        last = chain.request();
        return chain.proceed(last);
    }

    String lastMethod() {
        return last.method();
    }

    String lastPath() {
        return last.url().encodedPath();
    }

    String lastBody() {
        try (Buffer body = new Buffer()) {
            last.body().writeTo(body);
            return body.readUtf8();
        } catch (IOException failed) {
            throw new IllegalStateException(failed);
        }
    }
}
