package io.provisioning.http;

import java.util.List;
import org.springframework.http.MediaType;
import org.springframework.web.HttpMediaTypeNotAcceptableException;
import org.springframework.web.accept.ContentNegotiationStrategy;
import org.springframework.web.accept.HeaderContentNegotiationStrategy;
import org.springframework.web.context.request.NativeWebRequest;

/**
 * The {@code Accept} header without parameters: JSON is always UTF-8, so {@code application/json;charset=…} asks for
 * what there is. An entry of weight 0 is dropped.
 */
public class AcceptedTypes implements ContentNegotiationStrategy {

    private final ContentNegotiationStrategy header = new HeaderContentNegotiationStrategy();

    @Override
    public List<MediaType> resolveMediaTypes(NativeWebRequest request) throws HttpMediaTypeNotAcceptableException {
        List<MediaType> accepted = header.resolveMediaTypes(request).stream()
                .filter(type -> type.getQualityValue() > 0)
                .map(type -> new MediaType(type.getType(), type.getSubtype(), type.getQualityValue()))
                .toList();
        if (accepted.isEmpty()) {
            throw new HttpMediaTypeNotAcceptableException(List.of(MediaType.APPLICATION_JSON));
        }
        return accepted;
    }
}
