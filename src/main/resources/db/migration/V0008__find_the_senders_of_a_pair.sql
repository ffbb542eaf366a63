-- What the messaging platform asks for each message: the first few senders of an application and an entity, or of an
-- application and none, for one channel or all. Without it, a pair of few senders in an application of a million would
-- be searched for among them all.
CREATE INDEX association_of_pair
    ON association (account_id, application_no, entity_no, channel, resource_type, resource_id);
