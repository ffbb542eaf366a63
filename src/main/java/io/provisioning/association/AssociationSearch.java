package io.provisioning.association;

import static io.provisioning.association.AssociationFilter.NO_ENTITY;

import io.provisioning.paging.PageQuery;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * Lists of associations. Only the conditions that are asked for stand in the SQL, because "is null or equals" hides
 * every index; owners' ids become numbers in subqueries, so that the index of that owner gives the order as well.
 */
@Repository
class AssociationSearch {

    private static final String ORDER = " ORDER BY resource_type, channel, resource_id, association_id";

    private final JdbcClient database;

    AssociationSearch(JdbcClient database) {
        this.database = database;
    }

    long count(String accountId, AssociationFilter filter) {
        return database.sql("SELECT count(*) FROM association" + where(filter))
                .params(parameters(accountId, filter))
                .query(Long.class)
                .single();
    }

    List<ResourceAssociationResponse> list(String accountId, AssociationFilter filter, PageQuery page) {
        return database.sql("SELECT * FROM (SELECT * FROM association" + where(filter) + ORDER
                        + " LIMIT :size OFFSET :offset) AS page"
                        + " JOIN application USING (account_id, application_no)"
                        + " LEFT JOIN entity USING (account_id, entity_no)" + ORDER)
                .params(parameters(accountId, filter))
                .param("size", page.size())
                .param("offset", page.offset())
                .query(AssociationSearch::response)
                .list();
    }

    private static String where(AssociationFilter filter) {
        StringBuilder sql = new StringBuilder(" WHERE account_id = :accountId");
        if (filter.resourceType() != null) {
            sql.append(" AND resource_type = :resourceType");
        }
        if (filter.channel() != null) {
            sql.append(" AND channel = :channel");
        }
        if (filter.resourceId() != null) {
            sql.append(" AND resource_id = :resourceId");
        }
        if (filter.applicationId() != null) {
            sql.append(" AND application_no = (SELECT application_no FROM application"
                    + " WHERE account_id = :accountId AND application_id = :applicationId)");
        }
        if (NO_ENTITY.equals(filter.entityId())) {
            sql.append(" AND entity_no IS NULL");
        } else if (filter.entityId() != null) {
            sql.append(" AND entity_no = (SELECT entity_no FROM entity"
                    + " WHERE account_id = :accountId AND entity_id = :entityId)");
        }
        return sql.toString();
    }

    private static Map<String, ?> parameters(String accountId, AssociationFilter filter) {
        Map<String, Object> parameters = new HashMap<>();
        parameters.put("accountId", accountId);
        parameters.put(
                "resourceType",
                filter.resourceType() == null ? null : filter.resourceType().name());
        parameters.put(
                "channel", filter.channel() == null ? null : filter.channel().name());
        parameters.put("resourceId", filter.resourceId());
        parameters.put("applicationId", filter.applicationId());
        parameters.put("entityId", filter.entityId());
        return parameters;
    }

    private static ResourceAssociationResponse response(ResultSet row, int number) throws SQLException {
        return new ResourceAssociationResponse(
                ResourceType.valueOf(row.getString("resource_type")),
                ChannelType.valueOf(row.getString("channel")),
                row.getString("application_id"),
                row.getString("entity_id"),
                row.getString("resource_id"));
    }
}
