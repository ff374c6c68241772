-- A questionnaire's responses in the order of arrival; and how many came from each site, without reading their answers.
create index ix_survey_response_arrival on survey_response (questionnaire_id, id);
create index ix_survey_response_progress on survey_response (questionnaire_id, site_id, state, received_at);
