package io.provisioning.business;

import java.io.IOException;
import okhttp3.Interceptor;
import okhttp3.Response;

/** The client tells the status of failures only; this sees that of successes too. */
class LastStatus implements Interceptor {

    private int value;

    @Override
    public Response intercept(Chain chain) throws IOException {
        Response response = chain.proceed(chain.request());
        value = response.code();
        return response;
    }

    int value() {
        return value;
    }
}
