package io.provisioning.business;

import com.infobip.ApiException;
import io.provisioning.client.ProvisioningClient;
import io.provisioning.client.ProvisioningClient.Application;
import io.provisioning.client.ProvisioningClient.Association;
import io.provisioning.client.ProvisioningClient.Entity;
import io.provisioning.client.ProvisioningClient.Paging;
import java.util.ArrayList;
import java.util.List;

/** All that one account has, in the order of the lists. */
record Holdings(List<Application> applications, List<Entity> entities, List<Association> associations) {

    /** Odd and small, so that there are many pages and the last one is not full. */
    private static final int PAGE_SIZE = 17;

    private static final Association ANY = new Association(null, null, null, null, null);

    static Holdings of(ProvisioningClient client) throws ApiException {
        return new Holdings(
                all(page -> {
                    var answer = client.getApplications(page, PAGE_SIZE);
                    return new Page<>(answer.results(), answer.paging());
                }),
                all(page -> {
                    var answer = client.getEntities(page, PAGE_SIZE);
                    return new Page<>(answer.results(), answer.paging());
                }),
                all(page -> {
                    var answer = client.getResourceAssociations(ANY, page, PAGE_SIZE);
                    return new Page<>(answer.results(), answer.paging());
                }));
    }

    private static <T> List<T> all(PageReader<T> reader) throws ApiException {
        List<T> all = new ArrayList<>();
        int page = 0;
        Paging paging;
        do {
            Page<T> answer = reader.read(page++);
            all.addAll(answer.results());
            paging = answer.paging();
        } while (page < paging.totalPages());
        return all;
    }

    private record Page<T>(List<T> results, Paging paging) {}

    private interface PageReader<T> {
        Page<T> read(int page) throws ApiException;
    }
}
