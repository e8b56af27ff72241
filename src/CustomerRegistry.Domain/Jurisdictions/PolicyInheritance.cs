namespace CustomerRegistry.Domain.Jurisdictions;

/// <summary>Fills each file's missing keys from its parent, and finds what cannot be filled.</summary>
internal static class PolicyInheritance
{
    public static IReadOnlyDictionary<string, JurisdictionPolicy> Resolve(
        IReadOnlyList<JurisdictionPolicyFile> files, List<PolicyProblem> problems)
    {
        var byCode = new Dictionary<string, JurisdictionPolicyFile>(StringComparer.Ordinal);
        foreach (var file in files)
        {
            if (!byCode.TryAdd(file.Code, file)) problems.Add(new(file.FileName, 1, "country", $"there is another file for {file.Code}"));
        }

        var policies = new Dictionary<string, JurisdictionPolicy>(StringComparer.Ordinal);
        foreach (var file in byCode.Values)
        {
            if (Values(file, byCode, problems) is not { } values) continue;
            var policy = new JurisdictionPolicy(file, values);
            CheckTogether(policy, problems);
            policies.Add(file.Code, policy);
        }

        return policies;
    }

    private static Dictionary<PolicyKey, PolicyValue>? Values(
        JurisdictionPolicyFile file, Dictionary<string, JurisdictionPolicyFile> byCode, List<PolicyProblem> problems)
    {
        var values = new Dictionary<PolicyKey, PolicyValue>();
        var visited = new List<string>();
        for (var from = file; ;)
        {
            if (visited.Contains(from.Code))
            {
                problems.Add(new(file.FileName, file.InheritsLine, "inherits", $"goes in a circle: {string.Join(" -> ", visited)} -> {from.Code}"));
                return null;
            }

            visited.Add(from.Code);
            foreach (var (key, value) in from.Values) values.TryAdd(key, value);
            if (from.Inherits is null) break;
            if (!byCode.TryGetValue(from.Inherits, out var parent))
            {
                problems.Add(new(from.FileName, from.InheritsLine, "inherits", $"there is no file for '{from.Inherits}'"));
                return null;
            }

            from = parent;
        }

        var missing = PolicyKeys.All.Where(key => !values.ContainsKey(key)).ToList();
        foreach (var key in missing) problems.Add(new(file.FileName, file.KeysLine, key.Name, "is missing"));
        return missing.Count == 0 ? values : null;
    }

    /// <summary>Values that are each right and contradict each other.</summary>
    private static void CheckTogether(JurisdictionPolicy policy, List<PolicyProblem> problems)
    {
        if (policy.Value(PolicyKeys.Sharing).Value.Values.Contains(SharingRule.Gated)
            && !policy.Value(PolicyKeys.NoticeBeforeSharing).Value)
        {
            problems.Add(new(
                policy.File.FileName, policy.File.KeysLine, PolicyKeys.Sharing.Name, "gated needs notice_before_sharing"));
        }

        if (policy.Value(PolicyKeys.AppealAnswer).Value == Period.None)
        {
            problems.Add(new(policy.File.FileName, policy.File.KeysLine, PolicyKeys.AppealAnswer.Name, "needs an end"));
        }
    }
}
