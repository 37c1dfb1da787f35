package com.keyri.test.contract;

import java.io.ByteArrayOutputStream;
import java.net.http.HttpRequest.BodyPublisher;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Flow;

/** Reads a request's body a second time; the publishers of strings and byte arrays allow that. */
public final class RequestBody implements Flow.Subscriber<ByteBuffer> {
    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    private final CountDownLatch end = new CountDownLatch(1);

    /** The body as text. */
    public static String collect(BodyPublisher publisher) {
        RequestBody body = new RequestBody();
        publisher.subscribe(body);
        try {
            body.end.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        return body.bytes.toString(StandardCharsets.UTF_8);
    }

    @Override
    public void onSubscribe(Flow.Subscription subscription) {
        subscription.request(Long.MAX_VALUE);
    }

    @Override
    public void onNext(ByteBuffer part) {
        byte[] copy = new byte[part.remaining()];
        part.get(copy);
        bytes.writeBytes(copy);
    }

    @Override
    public void onError(Throwable error) {
        end.countDown();
    }

    @Override
    public void onComplete() {
        end.countDown();
    }
}
